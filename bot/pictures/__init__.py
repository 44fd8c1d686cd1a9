"""Pictures drawn from data as SVG, and painted to PNG away from the event loop."""
