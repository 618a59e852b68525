-- source.lua - a policy table as the Lua text of a policy file.
local source = {}

local Raw, Call = {}, {}

-- Text that stands as it is: a limit, a function.
function source.raw(text)
  return setmetatable({ text = text }, Raw)
end

-- `ladder { ... }`
function source.call(name, value)
  return setmetatable({ name = name, value = value }, Call)
end

function source.is_raw(value)
  return getmetatable(value) == Raw
end

-- The name of a call; nil for anything else.
function source.call_name(value)
  return getmetatable(value) == Call and value.name or nil
end

-- What stands in a call, or the value itself.
function source.inside(value)
  return getmetatable(value) == Call and value.value or value
end

function source.sorted_keys(map)
  local keys = {}
  for key in pairs(map) do
    if type(key) == "string" then keys[#keys + 1] = key end
  end
  table.sort(keys)
  return keys
end

local write

local function write_key(key)
  return key:find("^[%a_][%w_]*$") and key or ("[%q]"):format(key)
end

-- Short things on one line, long ones on a line for each entry.
local function write_table(value, indent)
  local inner, parts, size = indent .. "  ", {}, 0
  for _, item in ipairs(value) do parts[#parts + 1] = write(item, inner) end
  for _, key in ipairs(source.sorted_keys(value)) do
    parts[#parts + 1] = write_key(key) .. " = " .. write(value[key], inner)
  end
  for _, part in ipairs(parts) do size = size + #part + 2 end
  if #parts == 0 then return "{}" end
  if size + #indent < 96 then return "{ " .. table.concat(parts, ", ") .. " }" end
  return "{\n" .. inner .. table.concat(parts, ",\n" .. inner) .. ",\n" .. indent .. "}"
end

function write(value, indent)
  if source.is_raw(value) then return value.text end
  if getmetatable(value) == Call then return value.name .. " " .. write(value.value, indent) end
  if type(value) == "table" then return write_table(value, indent) end
  if type(value) == "string" then return ("%q"):format(value) end
  return tostring(value)
end

function source.policy(policy)
  return "return " .. write(policy, "") .. "\n"
end

return source
