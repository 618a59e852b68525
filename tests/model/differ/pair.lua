-- pair.lua - one question, put to the library and to the model.
local clock = require "differ.clock"
local engine = require "differ.engine"
local json = require "json"
local model = require "model"
local purpose = require "differ.purpose"

local pair = {}

local policy -- as the model has it

-- Loads a policy on both sides. The library's forms, or nil and why it was refused.
function pair.load(sources, name)
  local form, refused = engine.load(sources, name)
  if not form then return nil, refused end
  local well, loaded, message = pcall(model.load, sources, name)
  policy = well and loaded or nil
  if not policy then pair.failure = tostring(well and message or loaded) end
  pair.digest = form.digest
  return form
end

-- What the actions and dates of a process are for.
function pair.purpose(process)
  return purpose.of(policy, process)
end

local function of_model(asked)
  if not policy then return "the model does not load it: " .. pair.failure end
  local question = { verb = asked.verb, case = asked.case, event = asked.event, digest = pair.digest }
  question.now, question.actor = asked.now and clock.time(asked.now), asked.actor
  if asked.actor then question.roles = asked.roles or {} end
  local well, answer, message = pcall(model.answer, policy, question)
  if not well then message = answer end
  if message and message:find("%.lua:%d+: ") then return "the model fails: " .. message end
  return answer, message
end

-- Both answers, nil where malformed, and what each said about that.
function pair.ask(asked)
  local expected, model_says = of_model(asked)
  local got, library_says = engine.answer(asked)
  return expected, got, model_says, library_says
end

-- Where two values part: the names of the members on the way, entries of lists without their number.
local function parting(one, other)
  if type(one) ~= "table" or type(other) ~= "table" then return "" end
  if json.is_array(one) and json.is_array(other) and #one == #other then
    for i, entry in ipairs(one) do
      if json.write(entry) ~= json.write(other[i]) then return "[]" .. parting(entry, other[i]) end
    end
  end
  if json.is_array(one) or json.is_array(other) then return "" end
  for _, side in ipairs { one, other } do
    for _, key in ipairs(json.keys(side)) do
      local here, there = one[key], other[key]
      if here == nil or there == nil then return "." .. key end
      if json.write(here) ~= json.write(there) then return "." .. key .. parting(here, there) end
    end
  end
  return ""
end

-- How two answers differ, in a few words; nil: not at all.
function pair.difference(expected, got)
  if expected == got then return nil end
  if expected and expected:find("^the model ") then return expected:match("^the model %a+") end
  if expected == nil then return "malformed to the model only" end
  if got == nil then return "malformed to the library only" end
  return "another answer in " .. parting(json.read(expected), json.read(got)):sub(2)
end

return pair
