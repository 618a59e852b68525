-- corpus.lua - asks the model every question of the corpus that is about a case, and compares the bytes.
--
--   lua5.4 tests/model/corpus.lua ROOT [FOLDER]      ROOT: of the project; FOLDER: only that one, in full
local root, only = arg[1], arg[2]
package.path = root .. "/tests/model/?.lua"

local json = require("json")
local model = require("model")

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

local function list(pattern)
  local pipe = assert(io.popen("ls -d " .. pattern))
  local paths = {}
  for path in pipe:lines() do paths[#paths + 1] = path end
  pipe:close()
  return paths
end

local bundled = {} -- the policies of the project, by their dotted names
for _, path in ipairs(list(root .. "/policies/*/*.lua")) do
  bundled[path:match("policies/(.*)%.lua$"):gsub("/", ".")] = read(path)
end

-- Those, the policy files that an area's folders share, and those of a folder.
local function sources_of(folder)
  local sources = setmetatable({}, { __index = bundled })
  for _, place in ipairs { folder:gsub("/*[^/]+/*$", ""), folder } do
    for _, path in ipairs(list(place .. "/*.lua 2>/dev/null")) do
      sources[path:match("([^/]+)%.lua$")] = read(path)
    end
  end
  return sources
end

local loaded = {} -- bundled policies are loaded once

local function policy_of(folder, file)
  local name = file:gsub("%.lua$", ""):gsub("/", ".")
  if not bundled[name] then return model.load(sources_of(folder), name) end
  loaded[name] = loaded[name] or model.load(bundled, name)
  return loaded[name]
end

local function lines_of(text)
  local lines = {}
  for line in text:gmatch("([^\n]*)\n") do lines[#lines + 1] = line end
  if text:sub(-1) ~= "\n" then lines[#lines + 1] = "torn" end
  return lines
end

local function event_of(ask)
  if type(ask.event) == "string" then return ask.event end
  return ask.event and json.write(ask.event)
end

local function versions_of(folder, ask)
  if not ask.versions then return nil end
  local versions = {}
  for i, file in ipairs(ask.versions) do versions[i] = assert(policy_of(folder, file)) end
  return versions
end

-- The digests of other versions, as the expected answer has them.
local function digests_in(expected)
  local digests = {}
  for digest, version in expected:gmatch('"digest":"(%x+)","on":"[^"]*","version":"([^"]*)"') do
    digests[version] = digest
  end
  return digests
end

-- The model's answer to the question of a folder.
local function answered(folder, ask, expected)
  local policy, why = policy_of(folder, ask.policy or "policy.lua")
  if not policy then return nil, why end
  return model.answer(policy, {
    verb = ask.verb, case = lines_of(read(folder .. "/case.jsonl")), now = ask.now, actor = ask.actor,
    roles = ask.roles, event = event_of(ask), digest = expected:match('"digest":"(%x+)"'),
    versions = versions_of(folder, ask), digests = digests_in(expected),
  })
end

local VERBS = { decide = true, audit = true, act = true }
local agreed, failed = 0, 0
for _, folder in ipairs(list(only or root .. "/tests/corpus/*/*/")) do
  local ask = json.read(read(folder .. "/ask.json"))
  if VERBS[ask.verb] then
    local expected = read(folder .. "/expected.json"):gsub("\n$", "")
    local answer, why = answered(folder, ask, expected)
    if answer == expected or not answer and expected:find('^{"error":') then
      agreed = agreed + 1
    else
      failed = failed + 1
      print("FAIL " .. folder)
      print("  model    " .. (answer or "nil: " .. why))
      print("  expected " .. expected)
    end
  end
end
print(("%d agree, %d differ"):format(agreed, failed))
os.exit(failed == 0)
