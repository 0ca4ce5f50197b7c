"""An explainer and its translation ↔ the files of translators' programs, PO and XLIFF."""
