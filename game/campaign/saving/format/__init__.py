"""What is in the file of a save: header, blocks, files carried, old formats."""
