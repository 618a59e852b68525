-- policy.lua - a policy file as the one table that is judged by. States docs/language.md, parts 3, 4 and 6
-- (their keys), 11 (inheritance). What loading checks (part 13) is not modelled: a policy is taken as good.
local entries = require("entries")
local json = require("json")
local merge = require("merge")
local moment = require("moment")

local policy = {}

local LIMIT, ORDER = { __name = "limit" }, { __name = "order" }
local UNITS = {
  seconds = "s", minutes = "min", hours = "h", days = "d", weeks = "w", months = "mo", years = "y",
  working_days = "wd",
}

local function limit(unit, amount) return setmetatable({ unit = unit, amount = amount }, LIMIT) end

local function order(ladder)
  return function(list)
    local copy = setmetatable({ ladder = ladder }, ORDER)
    for i, entry in ipairs(list) do copy[i] = entry end
    return copy
  end
end

-- Tables are gone through in the order of their keys, numbers first.
local function ordered_pairs(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    if type(a) == type(b) then return a < b end
    return type(a) == "number"
  end)
  local i = 0
  return function()
    i = i + 1
    return keys[i], map[keys[i]]
  end
end

-- What a file may call, and nothing of another file's.
local function environment(sources)
  local env = {
    error = error, ipairs = ipairs, pairs = ordered_pairs, select = select, tonumber = tonumber,
    tostring = tostring, type = type, string = string, table = table, math = math,
    extend = merge.extend, remove = merge.REMOVE, ladder = order(true), menu = order(false),
    at_once = limit("min", 0),
  }
  for name, unit in pairs(UNITS) do
    env[name] = function(amount) return limit(unit, amount) end
  end
  env.require = function(name) return policy.run(sources, name) end
  return env
end

-- What a file returns, run anew each time, with its cites qualified.
function policy.run(sources, name)
  local source = sources[name] or error("no file " .. name, 0)
  local chunk, why = load(source, "=" .. name, "t", environment(sources))
  return merge.qualified((chunk or error(why, 0))())
end

local function chosen_readings(source)
  local readings = {}
  for id, reading in pairs(source.readings or {}) do
    local first = entries.list(reading.options)[1]
    readings[id] = reading.choice or (type(first) == "table" and first.id or first) or true
  end
  return readings
end

-- The entries of one trigger: { within, before, due, since, normally, per, calendar, period, cites, when, unless }.
local function owed_entries(built, source, cites)
  local list = {}
  for _, entry in ipairs(#source > 0 and source or { source }) do
    local condition = entries.condition(built, entry)
    if not condition.never then
      list[#list + 1] = {
        when = condition.when, unless = condition.unless, within = entry.within, before = entry.before,
        due = entry.due, since = entry.since, normally = entry.normally, per = entry.per,
        calendar = entry.calendar, period = entry.period,
        cites = entry.cites and entries.sorted(entry.cites) or cites,
      }
    end
  end
  return list
end

local function owed(built, source, cites)
  if type(source) == "string" then source = { source } end
  local duties = {}
  for trigger, entry in pairs(source or {}) do
    if type(trigger) == "number" then trigger, entry = entry, {} end
    duties[trigger] = owed_entries(built, entry, cites)
  end
  return duties
end

local function extension(built, source)
  return { duties = entries.values(built, source), to = type(source) == "table" and source.to or nil }
end

-- No kind is the case's.
local function kind_of(name) return name ~= "case" and name or nil end

-- The facts that an action's event carries: those it is asked for, and all that `needs` names, counting or not.
local function carried(built, source)
  local facts = {}
  for _, name in ipairs(entries.values(built, source.asks)) do facts[name] = true end
  for _, name in ipairs(entries.names(source.needs)) do facts[name] = true end
  return facts
end

local function action(built, name, source)
  local cites = entries.sorted(source.cites)
  local condition = entries.condition(built, source)
  local function of(key) return entries.of(built, source[key]) end
  local function values(key) return entries.values(built, source[key]) end
  local function flag(key) return values(key)[1] == true end
  return {
    name = name, cites = cites, by = of("by"), to = of("to"), needs = of("needs"), after = of("after"),
    asks = values("asks"), not_by = values("not_by"), heeds = entries.sorted(source.heeds),
    never = condition.never, when = condition.when, unless = condition.unless, carries = carried(built, source),
    per = kind_of(source.per), adds = source.adds,
    owed = owed(built, source.owed, cites),
    undoes = values("undoes"), instead_of = values("instead_of"), extends = extension(built, source.extends),
    before_due = flag("before_due"), suspends = values("suspends"), resumes = values("resumes"),
    sets = source.sets or {}, starts = flag("starts"), ends = flag("ends"), reopens = flag("reopens"),
    corrects = flag("corrects"), finds = source.finds, imposes = source.imposes, stage = next(source.stage or {}) ~= nil,
  }
end

-- Those of these duties that are owed under the readings that were chosen.
local function only_owed(result, ids)
  local owed_ones = {}
  for _, id in ipairs(ids) do
    local name, trigger = id:match("^(.*)@(.*)$")
    local list = result.actions[name] and result.actions[name].owed[trigger]
    if list and list[1] then owed_ones[#owed_ones + 1] = id end
  end
  return owed_ones
end

-- The facts that a process can know: carried or set by an action, or with a default where it has such items.
local function known_facts(built, result)
  local knows = {}
  for name, fact in pairs(built.facts) do
    knows[name] = fact.default ~= nil and (fact.per == nil or result.kinds[fact.per] ~= nil)
  end
  for _, one in pairs(result.actions) do
    for name in pairs(one.carries) do knows[name] = true end
    for name in pairs(one.sets) do knows[name] = true end
  end
  return knows
end

local function kinds(items)
  local result = {}
  for kind, item in pairs(items or {}) do
    result[kind] = { of = kind_of(item.of), parent = item.parent, named_by = item.named_by }
  end
  return result
end

local function process(built, name, source)
  local result = { name = name, standing = source.standing, kinds = kinds(source.items), actions = {} }
  for id, inner in pairs(source.actions) do result.actions[id] = action(built, id, inner) end
  result.names = json.keys(result.actions)
  for _, one in pairs(result.actions) do
    one.extends.duties = only_owed(result, one.extends.duties)
    if not one.extends.duties[1] then one.extends.to = nil end
  end
  result.knows = known_facts(built, result)
  return result
end

local function clock(text)
  if not text then return nil end
  local h, m = text:match("^(%d%d):(%d%d)$")
  return math.tointeger(h * 3600 + m * 60)
end

local function build(source)
  local force = source.in_force or {}
  local built = {
    id = source.id, version = source.version, zone = moment.zone(source.zone or "+00:00"),
    calendar = source.calendar, closes = clock(source.closes), upholds = {},
    in_force = force.from and moment.day(force.from), in_force_to = force.to and moment.day(force.to),
    readings = chosen_readings(source),
    roles = source.roles or {}, facts = source.facts or {}, offences = source.offences or {},
    sanctions = source.sanctions or {}, guidelines = source.guidelines or {}, processes = {},
  }
  for _, fact in pairs(built.facts) do fact.per = kind_of(fact.per) end
  for rule, upheld in pairs(source.upholds or {}) do built.upholds[rule] = entries.sorted(upheld.cites) end
  for name, inner in pairs(source.processes or {}) do built.processes[name] = process(built, name, inner) end
  return built
end

function policy.load(sources, name)
  local well, result = pcall(function() return build(policy.run(sources, name)) end)
  if not well then return nil, tostring(result) end
  return result
end

return policy
