"""From a file to the lines of its list, whatever the list is about: headings, cells, and rows which are nothing."""
