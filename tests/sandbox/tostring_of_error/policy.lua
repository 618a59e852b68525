error(tostring({}))
