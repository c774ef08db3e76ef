"""Content-addressed files under THIDUA_HOME/files, served only through a gate."""
