"""What the pages of the law desk show, made from the answers of the law."""
