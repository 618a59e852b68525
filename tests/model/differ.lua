-- differ.lua - random policies and histories, asked of the library and of the model.
--
--   lua5.4 tests/model/differ.lua PROGRAM [--pairs N] [--seed S] [--policy P] [--out FOLDER]
--     [--most N] [--trials N]
--
-- PROGRAM is complaint_answers. A pair is one question put to both: their answers must be the same bytes,
-- or both call it malformed. A difference is made small and written below FOLDER (build/differ) as a
-- folder of the corpus, in `--trials` steps; after `--most` of them the run ends. `--policy P` takes up one
-- policy of the seed again. Ends with 1 if there was a difference, or if something of the language was
-- never asked about.
local here = arg[0]:match("^(.*)differ%.lua$")
package.path = here .. "?.lua;" .. package.path

local engine = require "differ.engine"
local folder = require "differ.folder"
local history = require "differ.history"
local keys = require "differ.keys"
local pair = require "differ.pair"
local random = require "differ.random"
local shrink = require "differ.shrink"
local subject = require "differ.subject"
local tally = require "differ.tally"

local HISTORIES = 3 -- of each policy
local ENOUGH = 5000 -- pairs in which everything must have come up

local options = { pairs = 5000, seed = 1, out = "build/differ", most = 3, trials = 4000 }
local run = { pairs = 0, policies = 0, refused = 0, histories = 0, events = 0, differences = 0 }

local function read_options()
  for i = 2, #arg, 2 do
    local name, value = arg[i]:match("^%-%-(%a+)$"), arg[i + 1]
    if not name or not value then error("what is " .. arg[i] .. "?", 0) end
    options[name] = math.tointeger(tonumber(value)) or value
  end
end

-- ---- a difference -------------------------------------------------------------------------------

local function changed_sources(made)
  local changed = {}
  for name, text in pairs(made.sources) do
    if text ~= subject.plain()[name] then changed[#changed + 1] = name end
  end
  table.sort(changed)
  return changed
end

local function tell(made, asked, difference)
  run.differences, made.differs = run.differences + 1, true
  local found = {
    sources = made.sources, name = made.name, asked = asked, difference = difference, loaded = made.sources,
  }
  shrink.make_small(found, changed_sources(made), options.trials)
  local path = folder.write(options.out, run.differences, found, subject.plain())
  print(("%s: %s (policy %d, %s)"):format(path, difference, made.number, made.kind))
  pair.load(made.sources, made.name)
end

local function done()
  return run.pairs >= options.pairs or run.differences >= options.most
end

-- ---- one policy ---------------------------------------------------------------------------------

local function asker(made)
  return function(asked)
    if done() or made.differs then return end -- one difference of a policy is enough
    local expected, got = pair.ask(asked)
    run.pairs = run.pairs + 1
    tally.pair(asked, got)
    local difference = pair.difference(expected, got)
    if difference then tell(made, asked, difference) end
  end
end

local function live(made, form)
  for _ = 1, HISTORIES do
    if done() then return end
    run.histories = run.histories + 1
    run.events = run.events + history.live(made, random.pick(form.processes), asker(made))
  end
end

local function take_policy(number)
  random.begin(options.seed, number)
  local made = subject.make()
  made.number = number
  local form = pair.load(made.sources, made.name)
  if not form then
    run.refused = run.refused + 1
    return
  end
  run.policies = run.policies + 1
  tally.add("policy", made.kind)
  if made.table then keys.count(made.table) end
  live(made, form)
end

-- ---- the run ------------------------------------------------------------------------------------

local function report()
  print(("%d pairs, %d policies (%d more would not load), %d histories, %d events, %d differences"):format(run.pairs,
    run.policies, run.refused, run.histories, run.events, run.differences))
  print("keys of the grown policies:\n" .. keys.report())
  print("questions and answers:\n" .. tally.report())
end

local function never_came()
  local list = keys.missing()
  for _, name in ipairs(tally.missing()) do list[#list + 1] = name end
  if #list > 0 then print("never came: " .. table.concat(list, ", ")) end
  return #list > 0
end

read_options()
subject.open(here .. "../..")
engine.start(arg[1])
if options.policy then
  take_policy(options.policy)
else
  local number = 0
  while not done() do
    number = number + 1
    take_policy(number)
  end
end
engine.stop()
report()
local incomplete = run.pairs >= ENOUGH and never_came()
os.exit(run.differences == 0 and not incomplete)
