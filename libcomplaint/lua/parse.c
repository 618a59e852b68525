/* parse.c - see parse.h.
 *
 * Each function reads what its grammar rule says, from `token` on. `into` is the part that the
 * value belongs to; NULL where nobody will ask for it. Where the text makes no sense the rest of it
 * is dropped: from then on there is only FINISH, at which every rule ends by itself. */
#include "libcomplaint/lua/parse.h"

#include <string.h>

#include "libcomplaint/lua/scope.h"
#include "libcomplaint/lua/token.h"

typedef struct parser {
  cpl_source_map *map;
  cpl_lexer lexer;
  cpl_token token;  /* the one that is next to be read           */
  cpl_token second; /* the one behind it, once it was looked at  */
  bool has_second;
  cpl_local *locals;  /* in sight, nearest first                   */
  cpl_part *returned; /* what `return` gives here; NULL: not asked */
  bool in_index;      /* does a comparison belong to an index here? */
  int depth;
} parser;

static void expression(parser *p, cpl_part *into);
static void statements(parser *p);

/* ---- tokens ---------------------------------------------------------------------------------- */

static const cpl_key NO_KEY = {NULL, 0};

static bool at(const parser *p, cpl_token_kind kind) {
  return p->token.kind == kind;
}

static void advance(parser *p) {
  p->token = p->has_second ? p->second : cpl_lexer_next(&p->lexer);
  p->has_second = false;
}

static const cpl_token *ahead(parser *p) {
  if (!p->has_second) p->second = cpl_lexer_next(&p->lexer);
  p->has_second = true;
  return &p->second;
}

static void stop(parser *p) {
  if (p->map->stopped == 0) p->map->stopped = p->token.line;
  p->lexer.at = p->lexer.end;
  p->token.kind = CPL_TOKEN_FINISH;
  p->has_second = false;
}

static bool take(parser *p, cpl_token_kind kind) {
  if (!at(p, kind)) return false;
  advance(p);
  return true;
}

static void expect(parser *p, cpl_token_kind kind) {
  if (!take(p, kind)) stop(p);
}

static bool enter(parser *p) {
  if (p->depth == CPL_PARSE_DEPTH) {
    stop(p);
    return false;
  }
  p->depth++;
  return true;
}

static void leave(parser *p) {
  p->depth--;
}

static cpl_key expect_name(parser *p) {
  cpl_key name = {p->token.text, p->token.size};
  expect(p, CPL_TOKEN_NAME);
  return name;
}

/* A name that hides others, and of which nothing is known. */
static void bind(parser *p, cpl_key name) {
  cpl_local *made = cpl_local_new(p->map, name, NULL);
  if (made == NULL) return;
  made->outer = p->locals;
  p->locals = made;
}

static const char *string_of(parser *p, const cpl_token *token, size_t *size) {
  const char *text = cpl_token_string(token, p->map->arena, size);
  if (text == NULL) p->map->failed = true;
  return text;
}

/* Statements, with what is local to them. */
static void block(parser *p) {
  cpl_local *outside = p->locals;
  statements(p);
  p->locals = outside;
}

/* ---- keys and table constructors ------------------------------------------------------------- */

/* `[ ... ]`: the key, if it is a plain string or number. */
static cpl_key bracketed(parser *p) {
  cpl_key key = NO_KEY;
  expect(p, CPL_TOKEN_BRACKET_OPEN);
  if (ahead(p)->kind == CPL_TOKEN_BRACKET_CLOSE) {
    if (at(p, CPL_TOKEN_STRING)) key.text = string_of(p, &p->token, &key.size);
    if (cpl_token_is_plain_integer(&p->token)) key = (cpl_key){p->token.text, p->token.size};
  }
  expression(p, NULL);
  expect(p, CPL_TOKEN_BRACKET_CLOSE);
  return key;
}

/* One field; `entries` counts those without a key. */
static void field(parser *p, cpl_part *into, int *entries) {
  int line = p->token.line;
  if (at(p, CPL_TOKEN_NAME) && ahead(p)->kind == CPL_TOKEN_ASSIGN) {
    cpl_key key = expect_name(p);
    advance(p);
    expression(p, cpl_part_member(p->map, into, key, line));
  } else if (at(p, CPL_TOKEN_BRACKET_OPEN)) {
    cpl_key key = bracketed(p);
    expect(p, CPL_TOKEN_ASSIGN);
    expression(p, cpl_part_member(p->map, into, key, line));
  } else
    expression(p, cpl_part_entry(p->map, into, ++*entries, line));
}

static void constructor(parser *p, cpl_part *into) {
  bool in_index = p->in_index;
  p->in_index = false;
  int entries = 0;
  expect(p, CPL_TOKEN_BRACE_OPEN);
  while (!at(p, CPL_TOKEN_BRACE_CLOSE)) {
    field(p, into, &entries);
    if (!take(p, CPL_TOKEN_COMMA) && !take(p, CPL_TOKEN_SEMICOLON)) break;
  }
  expect(p, CPL_TOKEN_BRACE_CLOSE);
  p->in_index = in_index;
}

/* ---- names, members, calls ------------------------------------------------------------------- */

/* The member of a value: where it is assigned to a new one, else a way to those it has. */
static cpl_part *member(parser *p, const cpl_part *of, cpl_key key, bool assigned) {
  if (assigned) return cpl_part_member(p->map, of, key, 0);
  if (of == NULL || key.text == NULL) return NULL;
  cpl_part *way = cpl_part_new(p->map, 0);
  cpl_part_lead(p->map, way, of, key);
  return way;
}

static cpl_part *indexed(parser *p, const cpl_part *of, bool assigned) {
  bool in_index = p->in_index;
  p->in_index = true;
  cpl_key key = bracketed(p);
  p->in_index = in_index;
  return member(p, of, key, assigned);
}

/* Behind the name `require`: the file that is asked for, if that is a plain string. */
static cpl_part *required(parser *p) {
  cpl_token argument = at(p, CPL_TOKEN_PAREN_OPEN) ? *ahead(p) : p->token;
  if (argument.kind != CPL_TOKEN_STRING) return NULL;
  size_t size;
  const char *name = string_of(p, &argument, &size);
  return name == NULL ? NULL : cpl_part_required(p->map, name);
}

static void expressions(parser *p, cpl_part *into) {
  do expression(p, into);
  while (take(p, CPL_TOKEN_COMMA));
}

static void arguments(parser *p, cpl_part *into) {
  if (at(p, CPL_TOKEN_BRACE_OPEN)) {
    constructor(p, into);
    return;
  }
  if (take(p, CPL_TOKEN_STRING)) return;
  bool in_index = p->in_index;
  p->in_index = false;
  expect(p, CPL_TOKEN_PAREN_OPEN);
  if (!at(p, CPL_TOKEN_PAREN_CLOSE)) expressions(p, into);
  expect(p, CPL_TOKEN_PAREN_CLOSE);
  p->in_index = in_index;
}

/* A call is where its arguments stand, so that what a helper makes of tables is found in them. */
static cpl_part *call(parser *p) {
  cpl_part *result = cpl_part_new(p->map, 0);
  arguments(p, result);
  return result;
}

/* A name, or an expression in parentheses. `*requires`: it is the function `require`. */
static cpl_part *primary(parser *p, bool *requires) {
  *requires = false;
  if (take(p, CPL_TOKEN_PAREN_OPEN)) {
    cpl_part *value = cpl_part_new(p->map, 0);
    expression(p, value);
    expect(p, CPL_TOKEN_PAREN_CLOSE);
    return value;
  }
  cpl_key name = expect_name(p);
  const cpl_local *known = cpl_local_find(p->locals, name);
  *requires = known == NULL && name.size == strlen("require") &&
              memcmp(name.text, "require", name.size) == 0;
  return known == NULL ? NULL : known->part;
}

/* A name or parentheses with all the members, indexes and calls behind it. */
static cpl_part *suffixed(parser *p, bool assigned) {
  bool requires;
  cpl_part *value = primary(p, &requires);
  for (;; requires = false) {
    switch (p->token.kind) {
    case CPL_TOKEN_DOT:
      advance(p);
      value = member(p, value, expect_name(p), assigned);
      break;
    case CPL_TOKEN_BRACKET_OPEN: value = indexed(p, value, assigned); break;
    case CPL_TOKEN_COLON:
      advance(p);
      (void)expect_name(p);
      value = call(p);
      break;
    case CPL_TOKEN_STRING:
    case CPL_TOKEN_BRACE_OPEN:
    case CPL_TOKEN_PAREN_OPEN: {
      cpl_part *file = requires ? required(p) : NULL;
      cpl_part *result = call(p);
      value = file != NULL ? file : result;
      break;
    }
    default: return value;
    }
  }
}

/* ---- expressions ----------------------------------------------------------------------------- */

static void parameters(parser *p) {
  expect(p, CPL_TOKEN_PAREN_OPEN);
  while (!at(p, CPL_TOKEN_PAREN_CLOSE) && !take(p, CPL_TOKEN_ELLIPSIS)) {
    bind(p, expect_name(p));
    if (!take(p, CPL_TOKEN_COMMA)) break;
  }
  expect(p, CPL_TOKEN_PAREN_CLOSE);
}

/* From the parameters to `end`. What a function returns is not what the file returns. */
static void function_body(parser *p, const char *text, int line) {
  parser outside = *p;
  p->in_index = false;
  p->returned = NULL;
  cpl_function *function = cpl_outline_function(p->map, text, line);
  parameters(p);
  block(p);
  if (function != NULL && at(p, CPL_TOKEN_END)) {
    function->last_line = p->token.line;
    function->size = (size_t)(p->token.text + p->token.size - text);
  }
  expect(p, CPL_TOKEN_END);
  p->in_index = outside.in_index;
  p->returned = outside.returned;
  p->locals = outside.locals;
}

/* At the word `function` of one that has its name, if any, elsewhere. Lua counts its lines from the
 * parenthesis on. */
static void function_value(parser *p) {
  const char *text = p->token.text;
  expect(p, CPL_TOKEN_FUNCTION);
  function_body(p, text, p->token.line);
}

static void operand(parser *p, cpl_part *into) {
  switch (p->token.kind) {
  case CPL_TOKEN_NIL:
  case CPL_TOKEN_TRUE:
  case CPL_TOKEN_FALSE:
  case CPL_TOKEN_NUMBER:
  case CPL_TOKEN_STRING:
  case CPL_TOKEN_ELLIPSIS: advance(p); break;
  case CPL_TOKEN_BRACE_OPEN: constructor(p, into); break;
  case CPL_TOKEN_FUNCTION: function_value(p); break;
  default: cpl_part_lead(p->map, into, suffixed(p, false), NO_KEY);
  }
}

static bool take_binary(parser *p) {
  if (!cpl_token_is_binary(p->token.kind)) return false;
  bool compares = p->in_index && cpl_token_is_comparison(p->token.kind);
  if (compares && p->map->comparison == 0) p->map->comparison = p->token.line;
  advance(p);
  return true;
}

/* Operands and operators in a row: what binds how does not matter here. */
static void expression(parser *p, cpl_part *into) {
  if (!enter(p)) return;
  do {
    while (cpl_token_is_unary(p->token.kind)) advance(p);
    operand(p, into);
  } while (take_binary(p));
  leave(p);
}

/* ---- statements ------------------------------------------------------------------------------ */

/* Several values, of which only the first is asked for. */
static void values(parser *p, cpl_part *first) {
  expression(p, first);
  if (take(p, CPL_TOKEN_COMMA)) expressions(p, NULL);
}

static bool block_ends(const parser *p) {
  return at(p, CPL_TOKEN_FINISH) || at(p, CPL_TOKEN_END) || at(p, CPL_TOKEN_ELSE) ||
         at(p, CPL_TOKEN_ELSEIF) || at(p, CPL_TOKEN_UNTIL);
}

/* `local a <const>, b = ...`. None is in sight before the last value was read. */
static void local_variables(parser *p) {
  cpl_local *first = NULL, *last = NULL;
  do {
    int line = p->token.line;
    cpl_local *made = cpl_local_new(p->map, expect_name(p), cpl_part_new(p->map, line));
    if (take(p, CPL_TOKEN_LESS)) {
      (void)expect_name(p);
      expect(p, CPL_TOKEN_GREATER);
    }
    if (made == NULL) continue;
    if (last == NULL)
      first = made;
    else
      last->outer = made;
    last = made;
  } while (take(p, CPL_TOKEN_COMMA));
  if (take(p, CPL_TOKEN_ASSIGN)) {
    const cpl_local *next = first;
    do {
      expression(p, next == NULL ? NULL : next->part);
      if (next != NULL) next = next->outer;
    } while (take(p, CPL_TOKEN_COMMA));
  }
  if (last == NULL) return;
  last->outer = p->locals;
  p->locals = first;
}

static void local_statement(parser *p) {
  expect(p, CPL_TOKEN_LOCAL);
  if (!at(p, CPL_TOKEN_FUNCTION)) {
    local_variables(p);
    return;
  }
  const char *text = p->token.text;
  advance(p);
  bind(p, expect_name(p));
  function_body(p, text, p->token.line);
}

/* `function a.b:c() ... end`. */
static void function_statement(parser *p) {
  cpl_token word = p->token;
  cpl_local *outside = p->locals;
  expect(p, CPL_TOKEN_FUNCTION);
  do (void)expect_name(p);
  while (take(p, CPL_TOKEN_DOT));
  if (take(p, CPL_TOKEN_COLON)) {
    (void)expect_name(p);
    bind(p, (cpl_key){"self", strlen("self")});
  }
  function_body(p, word.text, word.line);
  p->locals = outside;
}

static void if_statement(parser *p) {
  do {
    advance(p);
    expression(p, NULL);
    expect(p, CPL_TOKEN_THEN);
    block(p);
  } while (at(p, CPL_TOKEN_ELSEIF));
  if (take(p, CPL_TOKEN_ELSE)) block(p);
  expect(p, CPL_TOKEN_END);
}

static void loop_body(parser *p) {
  expect(p, CPL_TOKEN_DO);
  block(p);
  expect(p, CPL_TOKEN_END);
}

static void for_statement(parser *p) {
  cpl_local *outside = p->locals;
  expect(p, CPL_TOKEN_FOR);
  do bind(p, expect_name(p));
  while (take(p, CPL_TOKEN_COMMA));
  if (!take(p, CPL_TOKEN_ASSIGN)) expect(p, CPL_TOKEN_IN);
  expressions(p, NULL);
  loop_body(p);
  p->locals = outside;
}

static void while_statement(parser *p) {
  expect(p, CPL_TOKEN_WHILE);
  expression(p, NULL);
  loop_body(p);
}

/* The condition still sees what is local to the body. */
static void repeat_statement(parser *p) {
  cpl_local *outside = p->locals;
  expect(p, CPL_TOKEN_REPEAT);
  statements(p);
  expect(p, CPL_TOKEN_UNTIL);
  expression(p, NULL);
  p->locals = outside;
}

static void return_statement(parser *p) {
  int line = p->token.line;
  expect(p, CPL_TOKEN_RETURN);
  if (!block_ends(p) && !at(p, CPL_TOKEN_SEMICOLON)) {
    if (p->returned != NULL) p->returned->line = line;
    values(p, p->returned);
  }
  (void)take(p, CPL_TOKEN_SEMICOLON);
}

/* A call, or an assignment; of several targets none is mapped. */
static void expression_statement(parser *p) {
  int line = p->token.line;
  cpl_part *target = suffixed(p, true);
  while (take(p, CPL_TOKEN_COMMA)) {
    (void)suffixed(p, true);
    target = NULL;
  }
  if (!take(p, CPL_TOKEN_ASSIGN)) return;
  if (target != NULL) target->line = line;
  values(p, target);
}

static void statement(parser *p) {
  switch (p->token.kind) {
  case CPL_TOKEN_SEMICOLON:
  case CPL_TOKEN_BREAK: advance(p); break;
  case CPL_TOKEN_GOTO:
    advance(p);
    (void)expect_name(p);
    break;
  case CPL_TOKEN_LABEL:
    advance(p);
    (void)expect_name(p);
    expect(p, CPL_TOKEN_LABEL);
    break;
  case CPL_TOKEN_DO: loop_body(p); break;
  case CPL_TOKEN_FOR: for_statement(p); break;
  case CPL_TOKEN_FUNCTION: function_statement(p); break;
  case CPL_TOKEN_IF: if_statement(p); break;
  case CPL_TOKEN_LOCAL: local_statement(p); break;
  case CPL_TOKEN_REPEAT: repeat_statement(p); break;
  case CPL_TOKEN_RETURN: return_statement(p); break;
  case CPL_TOKEN_WHILE: while_statement(p); break;
  default: expression_statement(p);
  }
}

/* Statements up to what ends them; `return` is the last. */
static void statements(parser *p) {
  bool last = false;
  while (!last && !block_ends(p) && enter(p)) {
    last = at(p, CPL_TOKEN_RETURN);
    statement(p);
    leave(p);
  }
}

void cpl_parse(cpl_source_map *map, const char *text, size_t size) {
  parser p = {.map = map, .lexer = cpl_lexer_begin(text, size), .returned = map->root};
  advance(&p);
  block(&p);
  if (!at(&p, CPL_TOKEN_FINISH)) stop(&p);
}
