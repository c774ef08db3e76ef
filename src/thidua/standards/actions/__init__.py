"""Writing recognitions (`recognitions`), their criteria (`requirements`) and evidence (`pieces`); giving it out (`exporting`)."""
