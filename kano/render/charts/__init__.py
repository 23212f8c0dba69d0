"""Pictures as SVG and PNG: own axes, own labels, no browser and no system font."""
