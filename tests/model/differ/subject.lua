-- subject.lua - what is asked about: a policy by chance, and what a generator of histories must know of it.
local clock = require "differ.clock"
local engine = require "differ.engine"
local grown = require "differ.policy"
local mutant = require "differ.mutant"
local random = require "differ.random"
local source = require "differ.source"

local subject = {}

local root, files -- of the project; its policy files by name

local function read(path)
  local file = assert(io.open(root .. "/" .. path))
  local text = file:read("a")
  file:close()
  return text
end

-- `folder`: the root of the project.
function subject.open(folder)
  root, files = folder, {}
  local list = assert(io.popen("cd '" .. folder .. "/policies' && find . -name '*.lua'"))
  for path in list:lines() do
    files[path:sub(3, -5):gsub("/", ".")] = read("policies/" .. path)
  end
  list:close()
end

-- The policy files as they are.
function subject.plain()
  return files
end

local function set_of(...)
  local set = {}
  for _, name in ipairs { ... } do set[name] = true end
  return set
end

local function all_files()
  local sources = {}
  for name, text in pairs(files) do sources[name] = text end
  return sources
end

local function school()
  return {
    sources = all_files(), name = "school.boxing", epoch = clock.beginning(), named = set_of("respondent"),
    ids = { "p:1", "p:2", "p:3", "p:4", "s:1", "dept:principal_office", "dept:supervision_office", "dept:committee" },
    roles = {
      "principal_office", "supervision_office", "committee", "superior", "leader", "leader_in_charge", "department",
      "complainant", "respondent", "student", "rater",
    },
    parties = set_of("complainant", "respondent", "student", "leader"),
  }
end

local function hospital()
  return {
    sources = all_files(), name = "hospital.registration", epoch = clock.beginning(),
    named = set_of("department", "person", "responsible"),
    ids = { "p:1", "p:2", "p:3", "dept:surgery", "dept:internal", "s:1", "s:2", "s:3" },
    roles = {
      "dispute_office", "medical_affairs", "responsible", "patient", "family", "department", "leaders", "hospital",
      "director", "investigator", "person_concerned",
    },
    parties = set_of("patient", "family", "responsible", "director", "investigator"),
  }
end

local function property()
  return {
    sources = all_files(), name = "property.company", epoch = clock.beginning(), named = set_of("respondent"),
    ids = { "p:1", "p:2", "p:3", "dept:security", "s:1", "s:2", "s:3" },
    roles = {
      "service_staff", "service_office", "office_director", "manager_in_charge", "follower", "department", "night_staff",
      "maintenance_team", "substitute", "outgoing", "incoming", "complainant", "respondent",
    },
    parties = set_of("complainant", "respondent", "follower"),
  }
end

local function kinds()
  return {
    { 50, "grown" }, { 12, "boxing" }, { 9, "base" }, { 5, "child" }, { 9, "every" }, { 6, "hospital" }, { 6, "property" },
    { 3, "real" },
  }
end

local TRIES = 4 -- until a changed policy loads

-- `made` with its source `name` being `text` changed, so that the library takes it if that is easily had.
local function mutate(made, name, text)
  for _ = 1, TRIES do
    made.sources[name] = mutant.of(text)
    if engine.load(made.sources, made.name) then break end
  end
  return made
end

local MAKE = {}

function MAKE.grown()
  local made, epoch = grown.grow()
  local items = made.processes.main.items or {}
  local named = {}
  for kind, item in pairs(items) do named[kind] = item.named_by ~= nil end
  return {
    sources = { policy = source.policy(made) }, name = "policy", epoch = epoch, named = named, table = made,
    ids = { "p:1", "p:2", "p:3", "p:4", "dept:office", "dept:high", "s:1" },
    roles = { "clerk", "boss", "office", "high_office", "keeper", "guest", "other" },
    parties = set_of("guest", "other", "keeper"),
  }
end

function MAKE.every()
  local made = {
    sources = {}, name = "policy", epoch = clock.beginning(),
    named = set_of("thing"), ids = { "p:1", "p:2", "p:3", "dept:office", "s:1" },
    roles = { "clerk", "boss", "guest" }, parties = set_of("guest"),
  }
  return mutate(made, "policy", read("tests/fuzz/every.lua"))
end

local FAMILIES = { school = school, hospital = hospital, property = property }

-- One of the policies as it is.
function MAKE.real()
  local family, names = random.pick { "school", "hospital", "property" }, {}
  for _, name in ipairs(source.sorted_keys(files)) do
    if name:find("^" .. family .. "%.") and files[name]:find("\n  version = ") then names[#names + 1] = name end
  end
  local made = FAMILIES[family]()
  made.name = random.pick(names)
  return made
end

function MAKE.boxing()
  return mutate(school(), "school.boxing", files["school.boxing"])
end

function MAKE.base()
  return mutate(school(), "school.base", files["school.base"])
end

function MAKE.hospital()
  local name = random.pick { "hospital.general", "hospital.management", "hospital.registration" }
  return mutate(hospital(), name, files[name])
end

function MAKE.property()
  local name = "property." .. random.pick { "complaint", "call", "watch", "handover" }
  return mutate(property(), name, files[name])
end

function MAKE.child()
  local made = school()
  made.sources["child"], made.name = mutant.child(), "child"
  return made
end

function subject.make()
  local kind = random.weighed(kinds())
  local made = MAKE[kind]()
  made.kind = kind
  return made
end

return subject
