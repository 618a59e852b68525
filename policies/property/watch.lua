-- property/watch.lua - 客服中心值班制度, 1, 6 and 7: who is on post, at every moment.
--
-- A part of property/company.lua, beside handover.lua. A watch is one shift at the desk. It is on post
-- from when its person arrives until that person leaves, but for the time in which night staff are out.
-- The duty `arrive@always` is owed while nobody is on post: each such interval is a breach `gap`. The duty
-- `arrive@roster` is the 15 minutes: `late` or `overdue` where relief came late or not at all.
local on_post = { presence = "on_post" }
local not_yet = { presence = { "awaited", "gone" } } -- one that has gone may come again
local office = { "service_office", "office_director" }
local by_shift = {
  { "service_staff", when = { shift = "day" } },
  { "night_staff", when = { shift = "night" } },
}

return {
  regulation = "property-duty",
  clauses = require "clauses.property_duty",

  facts = {
    shift = {
      type = "enum", per = "watch", values = { "day", "night" }, cites = { "3", "4" },
      zh = "班次", en = "shift",
      labels = {
        day = { zh = "白班（客服人员）", en = "day, service staff" },
        night = { zh = "夜班（夜间维修值班人员）", en = "night, night maintenance staff" },
      },
    },
    starts_at = { type = "time", per = "watch", cites = "7/R23", zh = "排定的接班时间", en = "rostered start" },
    presence = {
      type = "enum", per = "watch", values = { "awaited", "on_post", "out", "gone" }, default = "awaited",
      cites = "6", zh = "是否在岗", en = "is it on post",
      labels = {
        awaited = { zh = "尚未到岗", en = "awaited" },
        on_post = { zh = "在岗", en = "on post" },
        out = { zh = "外出", en = "out" },
        gone = { zh = "已离岗", en = "gone" },
      },
    },
    stood_in = {
      type = "bool", per = "watch", default = false, cites = { "6", "6/R90" },
      zh = "有人代值", en = "a substitute is on post",
    },
    emergency = { type = "text", per = "watch", zh = "紧急情况", en = "emergency" },
  },

  processes = {
    centre = {
      zh = "客服中心值班", en = "the centre on duty", standing = true,
      items = { watch = { zh = "班", en = "watch" } },
      actions = {
        begin = {
          zh = "开始记录，此班在岗", en = "begin the record with the watch that is on post",
          by = by_shift, starts = true, adds = "watch", needs = "shift", sets = on_post,
          cites = { "1", "6" },
        },
        roster = {
          zh = "排班", en = "roster a watch",
          by = office, adds = "watch", needs = { "shift", "starts_at" }, cites = { "1", "7/R23" },
        },
        arrive = {
          zh = "到岗", en = "come on post",
          by = by_shift, per = "watch", when = not_yet, undoes = "take_over", -- hands over anew
          owed = {
            roster = {
              within = minutes(15), before = "starts_at",
              when = not_yet, -- one that is there and is rostered again has come
              cites = { "7", "7/R23", "property-handover:1", "property-handover:1/R23" },
            },
            always = {
              per = "case", unless = { presence = "on_post", stood_in = true }, cites = { "1", "6", "6/R90" },
            },
          },
          sets = on_post, cites = { "1", "7", "property-handover:1" },
          protected = { "owed", "per" },
        },

        -- 6: night staff called away are stood in for; the substitute signs on first. By day too somebody
        -- may stand in, but nobody is called away.
        stand_in = {
          zh = "代值人员到岗", en = "stand in",
          by = "substitute", per = "watch", sets = { stood_in = true }, cites = { "6", "6/R90" },
        },
        go_out = {
          zh = "因紧急情况外出", en = "go out to an emergency",
          by = "night_staff", per = "watch", when = { presence = "on_post", shift = "night", stood_in = true },
          not_by = "stand_in", needs = "emergency", sets = { presence = "out" }, cites = { "6", "6/R90" },
          protected = { "by", "per" },
        },
        come_back = {
          zh = "返回岗位", en = "come back on post",
          by = by_shift, per = "watch", when = { presence = "out" }, sets = on_post,
          cites = "6",
        },
        stand_down = {
          zh = "代值人员离岗", en = "stop standing in",
          by = "substitute", per = "watch", when = { presence = "on_post", stood_in = true },
          sets = { stood_in = false }, cites = { "6", "6/R90" }, protected = { "per" },
        },

        -- property-handover:4 and 5: nobody leaves before relief has come and handover is done
        leave = {
          zh = "离岗", en = "leave the post",
          by = "outgoing", per = "watch",
          after = {
            { "take_over", cites = { "6", "property-handover:5" } },
            { "put_right", when = { clean_enough = false }, cites = "property-handover:4" },
          },
          sets = { presence = "gone", stood_in = false }, cites = "property-handover:5",
          protected = { "after", "per" },
        },

        correct = {
          zh = "更正记录", en = "correct the record",
          by = office, corrects = true, needs = "correction_reason", asks = "true_at", cites = "1",
        },
      },
    },
  },
}
