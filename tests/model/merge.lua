-- merge.lua - tables of a policy: copy, extend, qualify. States docs/language.md, part 11 and `regulation`
-- of part 3.
local merge = {}

merge.REMOVE = setmetatable({}, { __name = "remove" }) -- `remove` in a policy file

-- Limits, ladders and menus are whole: they are replaced, never merged.
local function whole(value) return type(value) ~= "table" or #value > 0 or getmetatable(value) ~= nil end

function merge.copy(value)
  if type(value) ~= "table" or value == merge.REMOVE then return value end
  local copy = setmetatable({}, getmetatable(value))
  for key, inner in pairs(value) do copy[key] = merge.copy(inner) end
  return copy
end

-- Maps merge, lists and values replace, `remove` deletes, `{}` leaves a map as it is.
local function extended(base, child)
  if whole(child) then return merge.copy(child) end
  if next(child) == nil and base ~= nil then return merge.copy(base) end
  local result = whole(base) and {} or merge.copy(base)
  for key, value in pairs(child) do
    if value == merge.REMOVE then result[key] = nil else result[key] = extended(result[key], value) end
  end
  return result
end

local CITES = { cites = true, heeds = true }

local function qualified_text(text, regulation)
  return text:find(":", 1, true) and text or regulation .. ":" .. text
end

local function qualify_cites(value, regulation)
  if type(value) == "string" then return qualified_text(value, regulation) end
  if type(value) ~= "table" or value == merge.REMOVE then return value end
  local list = {}
  for key, entry in pairs(value) do
    list[key] = type(key) == "number" and qualify_cites(entry, regulation) or entry
  end
  return list
end

local function qualify(value, regulation)
  if type(value) ~= "table" or value == merge.REMOVE then return value end
  local result = setmetatable({}, getmetatable(value))
  for key, inner in pairs(value) do
    result[key] = CITES[key] and qualify_cites(inner, regulation) or qualify(inner, regulation)
  end
  return result
end

-- The table of a file, or the child in an `extend`, with `"7.4"` made `boxing:7.4`.
function merge.qualified(value)
  if type(value) ~= "table" then return value end
  local regulation = value.regulation
  if type(regulation) == "table" then regulation = regulation[1] end
  if type(regulation) ~= "string" then return merge.copy(value) end
  return qualify(value, regulation)
end

function merge.extend(base, child) return extended(merge.qualified(base), merge.qualified(child)) end

return merge
