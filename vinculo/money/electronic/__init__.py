"""Invoices that machines read: EN 16931 as Cross Industry Invoice, alone or inside the PDF (Factur-X, ZUGFeRD)."""
