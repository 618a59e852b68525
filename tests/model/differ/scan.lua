-- scan.lua - the entries of the tables in a Lua source, by where they stand: what can be cut out of a
-- policy file or put in another's place. It knows strings, comments and brackets, nothing more; a cut that
-- spoils the file shows itself when that is loaded.
local scan = {}

local CLOSES = { ["{"] = "}", ["("] = ")", ["["] = "]" }

-- Behind a comment or a string that begins at `at`; nil where none does.
local function skip(text, at)
  local two = text:sub(at, at + 1)
  if two == "--" then return (text:find("\n", at, true) or #text) + 1 end
  if two == "[[" then return select(2, text:find("]]", at, true)) + 1 end
  local quote = text:sub(at, at)
  if quote ~= '"' and quote ~= "'" then return nil end
  at = at + 1
  while text:sub(at, at) ~= quote do
    at = at + (text:sub(at, at) == "\\" and 2 or 1)
    if at > #text then return at end
  end
  return at + 1
end

local function trim(text, from, to)
  while from <= to and text:find("^%s", from) do from = from + 1 end
  while to >= from and text:find("^%s", to) do to = to - 1 end
  return from, to
end

local function keep(entries, text, from, to, depth)
  from, to = trim(text, from, to)
  while text:sub(from, from + 1) == "--" do
    from = trim(text, (text:find("\n", from, true) or to) + 1, to)
  end
  if from > to then return end
  local key, value = text:match("^([%a_][%w_]*)%s*=%s*()", from)
  if not key or text:sub(value, value) == "=" then
    key, value = text:match("^%[([^%]]*)%]%s*=%s*()", from)
  end
  entries[#entries + 1] = { key = key, from = from, to = to, value = key and value or from, depth = depth }
end

-- Reads from behind an opening bracket to behind its closing one.
local function read(entries, text, at, bracket, depth)
  local from = at
  while at <= #text do
    local c, behind = text:sub(at, at), skip(text, at)
    if behind then
      at = behind
    elseif c == CLOSES[bracket] then
      if bracket == "{" then keep(entries, text, from, at - 1, depth) end
      return at + 1
    elseif CLOSES[c] then
      at = read(entries, text, at + 1, c, depth + (c == "{" and 1 or 0))
    else
      if bracket == "{" and (c == "," or c == ";") then
        keep(entries, text, from, at - 1, depth)
        from = at + 1
      end
      at = at + 1
    end
  end
  return at
end

-- All entries of all tables: key (nil in a list), from, to, value (where that begins), depth.
function scan.entries(text)
  local entries = {}
  read(entries, text, 1, "", 0)
  table.sort(entries, function(a, b) return a.from < b.from or (a.from == b.from and a.to > b.to) end)
  return entries
end

function scan.value(text, entry)
  return text:sub(entry.value, entry.to)
end

-- The text without an entry.
function scan.without(text, entry)
  local behind = text:match("^%s*[,;]()", entry.to + 1) or entry.to + 1
  return text:sub(1, entry.from - 1) .. text:sub(behind)
end

-- The text with another value in the entry's place.
function scan.with(text, entry, value)
  return text:sub(1, entry.value - 1) .. value .. text:sub(entry.to + 1)
end

return scan
