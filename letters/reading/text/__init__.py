"""Parse the text of a letter into paragraphs, headings, list items, table rows, footnotes and sentences."""
