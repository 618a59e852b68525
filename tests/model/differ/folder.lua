-- folder.lua - a difference as a folder of the corpus.
local clock = require "differ.clock"
local json = require "json"
local source = require "differ.source"

local folder = {}

local function write(path, text)
  os.execute("mkdir -p '" .. path:match("^(.*)/") .. "'")
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
end

local function question(found)
  local asked = found.asked
  local event = asked.event and json.read(asked.event)
  return json.write {
    claim = "The model and the library differ: " .. found.difference .. ".",
    verb = asked.verb, policy = found.name:gsub("%.", "/") .. ".lua", now = asked.now and clock.time(asked.now),
    actor = asked.actor, roles = asked.actor and asked.roles or nil, often = asked.often,
    event = type(event) == "table" and event or asked.event,
  }
end

local function answer(bytes, says)
  return bytes or json.write { error = { text = says or "" } }
end

-- Writes it below `out` and returns where. `plain`: the policy files as they are in the project, which
-- need not be written.
function folder.write(out, number, found, plain)
  local path = ("%s/%03d"):format(out, number)
  for _, name in ipairs(source.sorted_keys(found.sources)) do
    if found.sources[name] ~= plain[name] then
      local text = found.sources[name]:gsub("\n[%s,]*\n", "\n"):gsub(",?%s+}", " }"):gsub("{%s+", "{ ")
      write(path .. "/" .. name:gsub("%.", "/") .. ".lua", text)
    end
  end
  write(path .. "/case.jsonl", table.concat(found.asked.case, "\n") .. "\n")
  write(path .. "/ask.json", question(found) .. "\n")
  write(path .. "/expected.json", answer(found.expected, found.model_says) .. "\n")
  write(path .. "/library.json", answer(found.got, found.library_says) .. "\n")
  return path
end

return folder
