return { regulation = "ÿþ" }
