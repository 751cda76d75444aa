"""The text of a letter as a document: paragraphs, headings, list items, table rows, footnotes and sentences."""
