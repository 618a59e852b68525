/* build_value.c - one value of a fact, from the data to the number that stands for it. */
#include "libcomplaint/policy/build.h"

#include <string.h>

bool cpl_is_id(cpl_type type) {
  return type == CPL_PARTY || type == CPL_ITEM || type == CPL_CASE;
}

bool cpl_is_when(cpl_type type) {
  return type == CPL_DATE || type == CPL_TIME;
}

bool cpl_is_number(cpl_type type) {
  return type == CPL_INT || type == CPL_MONEY || cpl_is_when(type);
}

static bool found(cpl_value value, cpl_value *out) {
  *out = value;
  return true;
}

/* Its number in the model. */
static bool number_of(cpl_build *b, const cpl_fact *fact, const char *name, cpl_value *out) {
  const cpl_model *m = b->model;
  if (fact->type == CPL_OFFENCE) {
    uint16_t offence = CPL_FIND(m->offences, m->offence_count, name);
    if (offence != CPL_NONE) return found(offence, out);
    CPL_UNKNOWN(b, "offence", name, m->offences, m->offence_count);
    return false;
  }
  if (fact->type == CPL_SANCTION) {
    for (uint16_t i = 0; i < m->sanction_count; i++)
      if (strcmp(m->sanctions[i].name, name) == 0) return found(i, out);
    CPL_UNKNOWN(b, "sanction", name, m->sanctions, m->sanction_count);
    return false;
  }
  for (uint16_t i = 0; i < fact->value_count; i++)
    if (strcmp(fact->values[i], name) == 0) return found(i, out);
  const char *nearest = cpl_nearest(name, fact->values, fact->value_count);
  if (nearest != NULL)
    cpl_wrong(b, "`%s` is no value of `%s`; did you mean `%s`?", name, fact->name, nearest);
  else
    cpl_wrong(b, "`%s` is no value of `%s`", name, fact->name);
  return false;
}

/* Letters and digits of ASCII, and ._:@/- after the first; 128 bytes at most. */
static bool is_id(const char *text, size_t size) {
  for (size_t i = 0; i < size; i++) {
    char c = text[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && (i == 0 || c == '\0' || strchr("._:@/-", c) == NULL)) return false;
  }
  return size > 0 && size <= 128;
}

bool cpl_id_of(cpl_build *b, const cpl_tree *tree, cpl_value *out) {
  if (tree->kind != CPL_TREE_TEXT || !is_id(tree->as.text.bytes, tree->as.text.size)) {
    cpl_wrong(b, "an id is a letter or digit, then letters, digits and ._:@/-, at most 128");
    return false;
  }
  *out = cpl_intern(&b->ids, tree->as.text.bytes, tree->as.text.size);
  if (*out == 0) b->failed = true;
  return *out != 0;
}

static bool set_of(cpl_build *b, const cpl_fact *fact, const cpl_tree *tree, cpl_value *out) {
  cpl_set mask = 0;
  for (size_t i = 0; i < cpl_tree_count(tree); i++) {
    const char *name = cpl_name_at(b, cpl_tree_at(tree, i), "a value of a set");
    cpl_value number = 0;
    if (name == NULL || !number_of(b, fact, name, &number)) return false;
    mask |= cpl_bit((unsigned)number);
  }
  *out = (cpl_value)mask;
  return true;
}

static bool text_of(cpl_build *b, const cpl_fact *fact, const cpl_tree *tree, cpl_value *out) {
  const char *text = tree->as.text.bytes;
  size_t size = tree->as.text.size;
  cpl_day day;
  switch ((cpl_type)fact->type) {
  case CPL_ENUM:
  case CPL_OFFENCE:
  case CPL_SANCTION: return number_of(b, fact, text, out);
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: return cpl_id_of(b, tree, out);
  case CPL_DATE:
    if (cpl_day_parse(text, size, &day)) return found(day, out);
    cpl_wrong(b, "`%s` is no date: write `2014-09-10`", text);
    return false;
  case CPL_TIME:
    if (cpl_moment_parse(text, size, out)) return true;
    cpl_wrong(b, "`%s` is no time: write `2014-09-10T08:00:00+08:00`", text);
    return false;
  default: break;
  }
  cpl_wrong(b, "`%s` is of type %s, which no text can be", fact->name,
            cpl_type_name((cpl_type)fact->type));
  return false;
}

bool cpl_value_of(cpl_build *b, const cpl_fact *fact, const cpl_tree *tree, cpl_value *out) {
  cpl_type type = (cpl_type)fact->type;
  if (type == CPL_TEXT_FACT) {
    cpl_wrong(b, "`%s` is a text: a rule cannot read it, only that it is known", fact->name);
    return false;
  }
  if (type == CPL_SET_FACT) return set_of(b, fact, tree, out);
  if (tree->kind == CPL_TREE_TEXT) return text_of(b, fact, tree, out);
  if (tree->kind == CPL_TREE_BOOLEAN && type == CPL_BOOL) return found(tree->as.boolean, out);
  if (tree->kind == CPL_TREE_INTEGER && (type == CPL_INT || type == CPL_MONEY))
    return found(tree->as.integer, out);
  cpl_wrong(b, "`%s` is of type %s, which %s cannot be", fact->name, cpl_type_name(type),
            cpl_tree_kind_name(tree));
  return false;
}
