-- every.lua - a small policy with one of everything: each type of fact, each effect, each trigger.
-- The target `event` feeds it with events.
local grades = { "low", "middle", "high" }

local facts = {
  grade = { type = "enum", values = grades, default = "low", en = "grade" },
  stance = { type = "enum", values = { "here", "gone" }, default = "here" },
  score = { type = "int", range = { 0, 100 }, default = 0 },
  price = { type = "money", default = 0 },
  urgent = { type = "bool", default = false },
  tags = { type = "set", values = { "red", "green", "blue" }, default = {} },
  day = { type = "date", default = "2026-01-01" },
  moment = { type = "time", default = "2026-01-01T00:00:00+08:00" },
  before_day = { type = "date" },
  note = { type = "text", personal = true, unknown = true, zh = "记事", en = "note" },
  guest = { type = "party", unknown = true },
  thing = { type = "item" },
  other = { type = "item" },
  came_from = { type = "case" },
  offence = { type = "offence", per = "thing" },
  sanction = { type = "sanction", per = "thing" },
  variant = { type = "enum", per = "thing", values = { "half", "whole" } },
  finding = { type = "enum", per = "thing", values = { "yes", "no" }, proven = "yes" },
  harm = { type = "bool", per = "thing", default = false },
  why = { type = "text" },
  true_at = { type = "time" },
  week_of = { type = "date" },
}

local main = {
  items = { thing = { named_by = "thing" }, part = { of = "thing", parent = "other" } },
  actions = {
    start = {
      by = { "clerk", { "boss", when = { R1 = "loose" } } }, starts = true, needs = "note", stage = { en = "begun" },
      asks = { "grade", "stance", "score", "price", "urgent", "tags", "day", "moment", "guest", "came_from" }, cites = "1",
    },
    move = { by = { "clerk", "guest" }, after = "start", asks = { "stance", "day", "score", "tags" }, cites = "1" },
    add = { by = "clerk", after = "start", adds = "thing", needs = { "thing", "offence" }, cites = "1" },
    split = { by = "clerk", after = "add", adds = "part", needs = "other", cites = "1" },
    work = {
      by = "clerk", after = "start", asks = "grade", stage = { en = "at work" }, cites = "2",
      owed = { start = {
        { within = working_days(2), when = { grade = "high" } },
        { within = working_days(5), unless = { grade = "high" } },
      } },
    },
    skip = { by = "boss", after = "start", instead_of = "work", when = { score = { min = 50 } }, cites = "2" },
    tell = {
      by = "clerk", to = "guest", not_by = "skip", after = "work", needs = { { "why", when = { urgent = true } } },
      owed = { work = { within = hours(4), since = "live", when = { urgent = true } } }, cites = "2",
    },
    visit = { by = "clerk", after = "start", owed = { start = { due = "day", normally = true } }, cites = "2" },
    warn = {
      by = "boss", after = "start", owed = { start = { within = days(3), before = "before_day" } }, asks = "before_day",
      when = { moment = { beyond = months(1), of = "start" } }, cites = "2",
    },
    wait = { by = "boss", after = "start", suspends = { "work@start", "tell@work" }, cites = "1" },
    go_on = { by = "boss", after = "wait", resumes = { "work@start", "tell@work" }, cites = "1" },
    extend_work = {
      by = "boss", after = "start", needs = "day", extends = { "work@start", to = "day" }, before_due = true,
      when = { day = { than = "old", min = 1 } }, cites = "1",
    },
    find = {
      by = "boss", per = "thing", after = "add", owed = "add", finds = "finding", needs = "finding", asks = "harm",
      undoes = "tell", cites = "1",
    },
    look = { by = "clerk", per = "part", after = "split", owed = { split = { within = weeks(1) } }, cites = "2" },
    punish = {
      by = "boss", per = "thing", after = "find", when = { finding = "yes" }, imposes = "sanction", needs = "sanction",
      asks = "variant", cites = "1",
    },
    heavy = {
      by = "boss", after = "start", sets = { grade = "high" }, cites = "1",
      when = { reads = { "score", "tags" }, holds = function(known) return (known.score or 0) + #(known.tags or {}) > 2 end },
    },
    close = { by = "clerk", after = { "work", "tell" }, ends = true, cites = "1" },
    open_again = { by = "boss", after = "close", reopens = true, cites = "1" },
    correct = { by = { "clerk", "boss" }, corrects = true, needs = "why", asks = "true_at", cites = "1" },
  },
}

local office = {
  standing = true,
  actions = {
    open = { by = "clerk", owed = { day = { calendar = "working" } }, cites = "2" },
    report = { by = "clerk", asks = "week_of", owed = { week = { period = "week_of" } }, cites = "2" },
    count = { by = "boss", owed = "month", cites = "2" },
    appoint = { by = "boss", owed = "in_force", sets = { urgent = true }, cites = "2" },
    watch = { by = "clerk", owed = { always = { when = { urgent = true } } }, cites = "2" },
    set = { by = "boss", needs = "urgent", cites = "1" },
    correct = { by = "boss", corrects = true, needs = "why", asks = "true_at", cites = "1" },
  },
}

return {
  regulation = "t", id = "test.every", version = "1.0.0", zone = "+08:00", calendar = "cn", closes = "17:30",
  in_force = { from = "2026-01-01" },
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" }, ["2"] = { kind = "duty", zh = "二", en = "two" } },
  readings = { R1 = { cites = "1", choice = "strict", options = { "strict", "loose" } } },
  roles = {
    clerk = { zh = "职员", en = "clerk", department = "dept:office", stand_in = "boss" },
    boss = { en = "boss" },
    guest = { party = true, is = "guest", present = { stance = "here" } },
  },
  facts = facts,
  offences = { noise = { cites = "1" }, damage = { cites = "1", when = { { harm = true }, { tags = "red" } } } },
  sanctions = ladder {
    { id = "warning", cites = "1" }, { id = "fine", cites = "1", variants = { "half", "whole" } },
    { id = "dismissal", cites = "1" },
  },
  guidelines = {
    { when = { offence = "noise", grade = { "low", "middle" } }, from = "warning", to = "warning", cites = "1" },
    { when = { price = { min = 1000 } }, from = "fine", to = "dismissal", cites = "1" },
    { when = { harm = false }, open = { "warning", "fine" }, cites = "1" },
  },
  processes = { main = main, office = office },
}
