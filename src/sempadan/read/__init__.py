"""An agency's file becomes Cases and Problems. Names exist here."""
