-- json.lua - JSON text to values and back. Defines the form of every answer: docs/language.md, part 12.
--
-- An array carries the metatable `json.list`, so that an empty one is not an empty object; `null` is
-- `json.null`. Written canonically (RFC 8785): members sorted, no spaces, whole numbers only.
local json = { null = setmetatable({}, { __name = "null" }), list = {} }

function json.array(values) return setmetatable(values or {}, json.list) end

function json.is_array(value) return getmetatable(value) == json.list end

local ESCAPED = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}
local PLAIN = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function(c)
    return c ~= "\127" and (ESCAPED[c] or ("\\u%04x"):format(c:byte())) or c
  end) .. '"'
end

function json.keys(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

function json.write(value)
  if value == json.null then return "null" end
  if type(value) == "string" then return quoted(value) end
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  if json.is_array(value) then
    for i, entry in ipairs(value) do parts[i] = json.write(entry) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  for i, key in ipairs(json.keys(value)) do parts[i] = quoted(key) .. ":" .. json.write(value[key]) end
  return "{" .. table.concat(parts, ",") .. "}"
end

-- Reading: each function takes the text and where it is, gives the value and where it ended.
local read_value

local function skip(text, at) return text:find("[^ \t\r\n]", at) or #text + 1 end

local function expect(text, at, what)
  at = skip(text, at)
  if text:sub(at, at) ~= what then error("expected " .. what .. " at byte " .. at, 0) end
  return at + 1
end

local function read_escape(text, at)
  local c = text:sub(at, at)
  if PLAIN[c] then return PLAIN[c], at + 1 end
  local high = text:match("^u(%x%x%x%x)", at)
  if not high then error("a bad escape", 0) end
  local code, low = tonumber(high, 16), text:match("^\\u([dD][c-fC-F]%x%x)", at + 5)
  if code >= 0xD800 and code <= 0xDFFF then
    if code > 0xDBFF or not low then error("half a surrogate", 0) end
    return utf8.char(0x10000 + (code - 0xD800) * 0x400 + tonumber(low, 16) - 0xDC00), at + 11
  end
  return utf8.char(code), at + 5
end

local function read_text(text, at)
  local parts = {}
  while true do
    local c = text:sub(at, at)
    if c == '"' then return table.concat(parts), at + 1 end
    if c == "" or c:byte() < 32 then error("a text that does not end", 0) end
    if c == "\\" then c, at = read_escape(text, at + 1) else at = at + 1 end
    parts[#parts + 1] = c
  end
end

local function read_array(text, at)
  local array = json.array()
  if text:sub(skip(text, at), skip(text, at)) == "]" then return array, skip(text, at) + 1 end
  while true do
    array[#array + 1], at = read_value(text, at)
    at = skip(text, at)
    if text:sub(at, at) == "]" then return array, at + 1 end
    at = expect(text, at, ",")
  end
end

local function read_object(text, at)
  local object = {}
  if text:sub(skip(text, at), skip(text, at)) == "}" then return object, skip(text, at) + 1 end
  while true do
    local key
    key, at = read_text(text, expect(text, at, '"'))
    if object[key] ~= nil then error("a member stands twice", 0) end
    object[key], at = read_value(text, expect(text, at, ":"))
    at = skip(text, at)
    if text:sub(at, at) == "}" then return object, at + 1 end
    at = expect(text, at, ",")
  end
end

local WORDS = { ["true"] = true, ["false"] = false, null = json.null }

function read_value(text, at)
  at = skip(text, at)
  local c = text:sub(at, at)
  if c == "{" then return read_object(text, at + 1) end
  if c == "[" then return read_array(text, at + 1) end
  if c == '"' then return read_text(text, at + 1) end
  local word = text:match("^%a+", at)
  if word and WORDS[word] ~= nil then return WORDS[word], at + #word end
  local number = text:match("^-?%d+", at)
  if not number or text:find("^[.eE]", at + #number) or number:find("^-?0%d") then error("no JSON", 0) end
  return math.tointeger(tonumber(number)) or error("too large a number", 0), at + #number
end

-- The value of a whole text, or nil and why not.
function json.read(text)
  if not utf8.len(text) then return nil, "not UTF-8" end
  local well, value, at = pcall(read_value, text, 1)
  if not well then return nil, value end
  if skip(text, at) <= #text then return nil, "something follows" end
  return value
end

return json
