return { regulation = os.time() }
