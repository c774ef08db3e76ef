"""Reading targets: the year's facts (`year`), measures over them (`measures`), where each target stands (`progress`)."""
