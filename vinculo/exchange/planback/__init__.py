"""A project's plan that was taken along as a workbook, changed in Excel, and comes back."""
