"""Pages in many layouts, generated over invented news: HTML and stripped text, with their gold."""
