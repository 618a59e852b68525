return { regulation = = }
