local always = {}
function always.duties() return {} end
function always.running() return {} end
return always
