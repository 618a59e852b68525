-- model.lua - the reference model of the policy language: ask here. See README.md.
--
--   local policy = model.load(sources, name)    sources: file name -> Lua text
--   local answer = model.answer(policy, ask)    ask: { verb, case = lines, now, actor, roles, event, digest, calendars,
--                                                      versions = other policies, digests = by version }
local act = require("act")
local cn = require("cn")
local decide = require("decide")
local json = require("json")
local law = require("law")
local moment = require("moment")
local policy = require("policy")
local record = require("record")

local model = { load = policy.load }

local function known_calendars(more)
  local calendars = { cn = cn }
  for name, notices in pairs(more or {}) do calendars[name] = notices end
  return calendars
end

local function belongs(built, head)
  local name = built.id .. "@" .. built.version
  return head.policy == nil or head.policy == name
end

-- By the first line, else by the day of the first event.
local function version_of(spans, head, ask)
  for _, one in ipairs(spans) do
    if head.policy and belongs(one.policy, head) then return one.policy end
  end
  if head.policy then error("a version that is not there", 0) end
  local first = record.line(ask.case[2] or error("no event", 0))
  local at = type(first.at) == "string" and moment.time(first.at) or error("no time", 0)
  return law.on(spans, moment.day_of(at, spans[1].policy.zone)) or error("none was in force", 0)
end

-- Policy, process and calendars: what a case is judged by.
local function world_of(built, head, ask)
  local spans = ask.versions and law.spans({ built, table.unpack(ask.versions) })
  if spans then built = version_of(spans, head, ask) end
  if not belongs(built, head) then error("the case belongs to another policy", 0) end
  return {
    policy = built, process = built.processes[head.process] or error("unknown process", 0),
    calendars = known_calendars(ask.calendars), digest = ask.digest or head.digest,
    versions = spans, offences = law.offences(spans or { { policy = built } }), digests = ask.digests or {},
  }
end

-- By default now is when the last event, of `act` the new one, was recorded.
local function set_now(world, events, ask)
  local last = events[#events]
  world.now = ask.now and moment.time(ask.now) or last and last.recorded_at or error("no now", 0)
end

local function answer(built, ask)
  local head = record.case(ask.case)
  local world = world_of(built, head, ask)
  local events = record.events(world, ask.case)
  if ask.verb == "act" then
    local event = record.event(world, events, record.line(ask.event), ask.now and moment.time(ask.now))
    world.now = event.recorded_at
    return act.answer(world, events, event)
  end
  set_now(world, events, ask)
  local count = 0
  for _, event in ipairs(events) do
    if event.recorded_at <= world.now then count = count + 1 end
  end
  if ask.verb == "audit" then return (decide.audit(world, events, count)) end
  return decide.decision(world, events, count, ask)
end

-- The canonical JSON of the answer; nil and why not where the question is malformed.
function model.answer(built, ask)
  local well, result = pcall(answer, built, ask)
  if not well then return nil, tostring(result) end
  return json.write(result)
end

return model
