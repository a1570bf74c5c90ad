import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __knownSymbol = (name, symbol) => (symbol = Symbol[name]) ? symbol : /* @__PURE__ */ Symbol.for("Symbol." + name);
var __typeError = (msg) => {
  throw TypeError(msg);
};
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __using = (stack, value2, async) => {
  if (value2 != null) {
    if (typeof value2 !== "object" && typeof value2 !== "function") __typeError("Object expected");
    var dispose, inner;
    if (async) dispose = value2[__knownSymbol("asyncDispose")];
    if (dispose === void 0) {
      dispose = value2[__knownSymbol("dispose")];
      if (async) inner = dispose;
    }
    if (typeof dispose !== "function") __typeError("Object not disposable");
    if (inner) dispose = function() {
      try {
        inner.call(this);
      } catch (e) {
        return Promise.reject(e);
      }
    };
    stack.push([async, dispose, value2]);
  } else if (async) {
    stack.push([async]);
  }
  return value2;
};
var __callDispose = (stack, error, hasError) => {
  var E = typeof SuppressedError === "function" ? SuppressedError : function(e, s, m, _) {
    return _ = Error(m), _.name = "SuppressedError", _.error = e, _.suppressed = s, _;
  };
  var fail = (e) => error = hasError ? new E(e, error, "An error was suppressed during disposal") : (hasError = true, e);
  var next = (it) => {
    while (it = stack.pop()) {
      try {
        var result = it[1] && it[1].call(it[2]);
        if (it[0]) return Promise.resolve(result).then(next, (e) => (fail(e), next()));
      } catch (e) {
        fail(e);
      }
    }
    if (hasError) throw error;
  };
  return next();
};

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar3(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias2;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap3;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar3;
    exports.isSeq = isSeq3;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value2, arg, ctx) {
      if (Array.isArray(value2))
        return value2.map((v, i) => toJS(v, String(i), ctx));
      if (value2 && typeof value2.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value2))
          return value2.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value2, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value2.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value2 === "bigint" && !ctx?.keep)
        return Number(value2);
      return value2;
    }
    exports.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value2) => !value2 || typeof value2 !== "function" && typeof value2 !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value2) {
        super(identity.SCALAR);
        this.value = value2;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit2(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    function visit_(key, node, visitor, path) {
      const ctrl = callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path) {
      const ctrl = await callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path) {
      if (typeof visitor === "function")
        return visitor(key, node, path);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
      return void 0;
    }
    function replaceNode(key, path, node) {
      const parent = path[path.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key] = node;
      } else if (identity.isPair(parent)) {
        if (key === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit2;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit2 = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit2.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text.length <= endStep)
        return text;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text, i, indent.length);
          end = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end) {
            if (split) {
              folds.push(split);
              end = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text;
      if (onFold)
        onFold();
      let res = text.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text.length;
        if (fold === 0)
          res = `
${indent}${text.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text[fold]}\\`;
          res += `
${indent}${text.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text[++i];
        } else {
          do {
            ch = text[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text[start];
        }
      }
      return end;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value2, ctx) {
      const json = JSON.stringify(value2);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value2) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code = json.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value2, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value2.includes("\n") || /[ \t]\n|\n[ \t]/.test(value2))
        return doubleQuotedString(value2, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value2) ? "  " : "");
      const res = "'" + value2.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value2, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value2.includes('"');
        const hasSingle = value2.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value2, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value: value2 }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value2)) {
        return quotedString(value2, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value2) ? "  " : "");
      const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value2, lineWidth, indent.length);
      if (!value2)
        return literal ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value2.length; endStart > 0; --endStart) {
        const ch = value2[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value2.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value2 === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value2 = value2.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value2.length; ++startEnd) {
        const ch = value2[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value2.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value2 = value2.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal) {
        const foldedValue = value2.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value2 = value2.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value2}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value: value2 } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value2.includes("\n") || inFlow && /[[\]{},]/.test(value2)) {
        return quotedString(value2, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value2)) {
        return implicitKey || inFlow || !value2.includes("\n") ? quotedString(value2, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value2.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value2)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value2, ctx);
        }
      }
      const str = value2.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag2) => tag2.default && tag2.tag !== "tag:yaml.org,2002:str" && tag2.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value2, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag2 = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag2)
        props.push(doc.directives.tagString(tag2));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value2) => value2 === MERGE_KEY || typeof value2 === "symbol" && value2.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag2) => tag2.tag === merge.tag && tag2.default);
    function addMergeToJSMap(ctx, map, value2) {
      const source = resolveAliasValue(ctx, value2);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value2) {
      const source = resolveAliasValue(ctx, value2);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value3] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value3);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value3,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value2) {
      return ctx && identity.isAlias(value2) ? value2.resolve(ctx.doc, ctx) : value2;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value: value2 }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value2);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value2);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value2, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value2, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit2 = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit2.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found = node;
        }
        if (found && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found);
          if (!data) {
            toJS.toJS(found, null, ctx);
            data = anchors2.get(found);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value2, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value2) && !t.format);
    }
    function createNode(value2, tagName, ctx) {
      if (identity.isDocument(value2))
        value2 = value2.contents;
      if (identity.isNode(value2))
        return value2;
      if (identity.isPair(value2)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value2);
        return map;
      }
      if (value2 instanceof String || value2 instanceof Number || value2 instanceof Boolean || typeof BigInt !== "undefined" && value2 instanceof BigInt) {
        value2 = value2.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value2 && typeof value2 === "object") {
        ref = sourceObjects.get(value2);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value2));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value2, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value2, tagName, schema.tags);
      if (!tagObj) {
        if (value2 && typeof value2.toJSON === "function") {
          value2 = value2.toJSON();
        }
        if (!value2 || typeof value2 !== "object") {
          const node2 = new Scalar.Scalar(value2);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value2 instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value2) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value2, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value2, ctx) : new Scalar.Scalar(value2);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path, value2) {
      let v = value2;
      for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path, value2) {
        if (isEmptyPath(path))
          this.add(value2);
        else {
          const [key, ...rest] = path;
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.addIn(rest, value2);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value2));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value2) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
          this.set(key, value2);
        } else {
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.setIn(rest, value2);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value2));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value: value2 }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value2 == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value2 == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value2 == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value2)) {
        vsb = !!value2.spaceBefore;
        vcb = value2.commentBefore;
        valueComment = value2.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value2 && typeof value2 === "object")
          value2 = doc.createNode(value2);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value2))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value2) && !value2.flow && !value2.tag && !value2.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value2, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value2)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value2.flow ?? value2.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value2, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value2, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value2 = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value2;
      }
      clone(schema) {
        let { key, value: value2 } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value2))
          value2 = value2.clone(schema);
        return new _Pair(key, value2);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value2) => {
          if (typeof replacer === "function")
            value2 = replacer.call(obj, key, value2);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value2 !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value2, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value2] of obj)
            add(key, value2);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value2) {
        this.add(new Pair.Pair(key, value2), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value2) {
        this.items.push(value2);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value2) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value2))
          prev.value = value2;
        else
          this.items[idx] = value2;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor = null;
      let tag2 = null;
      let newlineAfterProp = null;
      let comma = null;
      let found = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag2)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag2)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag2 = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag2)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag: tag2,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag2) {
      const NodeClass = tag2?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep, value: value2 } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep ?? [], {
          indicator: "map-value-ind",
          next: value2,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value2?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value2 ? composeNode(ctx, value2, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value2, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag2) {
      const NodeClass = tag2?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value: value2 } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value2,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value2) {
            if (value2?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value2 ? composeNode(ctx, value2, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value2, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep = "";
        for (const token of end) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep + cb;
              sep = "";
              break;
            }
            case "newline":
              if (comment)
                sep += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag2) {
      const isMap3 = fc.start.source === "{";
      const fcName = isMap3 ? "flow map" : "flow sequence";
      const NodeClass = tag2?.nodeClass ?? (isMap3 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value: value2 } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep && !value2) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap3 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap3 && !sep && !props.found) {
          const valueNode = value2 ? composeNode(ctx, value2, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value2))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value2,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap3 && !props.found && ctx.options.strict) {
              if (sep)
                for (const st of sep) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value2) {
            if ("source" in value2 && value2.source?.[0] === ":")
              onError(value2, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value2 ? composeNode(ctx, value2, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value2))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap3) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap3 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag2) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag2) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag2) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag2);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag2 = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag2) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag2 = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag2);
      const res = tag2.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag2?.format)
        node.format = tag2.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value2) => typeof value2 === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value2) => value2 == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value2) => typeof value2 === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value: value2 }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value2 === sv)
            return source;
        }
        return value2 ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag: tag2, value: value2 }) {
      if (typeof value2 === "bigint")
        return String(value2);
      const num = typeof value2 === "number" ? value2 : Number(value2);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value2, -0) ? "-0" : JSON.stringify(value2);
      if (!format && minFractionDigits && (!tag2 || tag2 === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value2) => typeof value2 === "bigint" || Number.isInteger(value2);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value: value2 } = node;
      if (intIdentify(value2) && value2 >= 0)
        return prefix + value2.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value2) => intIdentify(value2) && value2 >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value2) => intIdentify(value2) && value2 >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value2) {
      return typeof value2 === "bigint" || Number.isInteger(value2);
    }
    var stringifyJSON = ({ value: value2 }) => JSON.stringify(value2);
    var jsonScalars = [
      {
        identify: (value2) => typeof value2 === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value2) => value2 == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value2) => typeof value2 === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value: value2 }) => intIdentify(value2) ? value2.toString() : JSON.stringify(value2)
      },
      {
        identify: (value2) => typeof value2 === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value2) => value2 instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value: value2 }, ctx, onComment, onChompKeep) {
        if (!value2)
          return "";
        const buf = value2;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value2;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value2 = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value2 = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value2, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value2;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value2 = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value2);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value2) => value2 instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value: value2, source }, ctx) {
      const boolObj = value2 ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value2 ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value2) => value2 === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value2) => value2 === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value2) => typeof value2 === "bigint" || Number.isInteger(value2);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value: value2 } = node;
      if (intIdentify(value2)) {
        const str = value2.toString(radix);
        return value2 < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value2) {
        if (typeof value2 !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value2}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value2) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value2) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value2 of iterable) {
            if (typeof replacer === "function")
              value2 = replacer.call(iterable, value2, value2);
            set2.items.push(Pair.createPair(value2, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value2) => value2 instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value: value2 } = node;
      let num = (n) => n;
      if (typeof value2 === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value2) || !isFinite(value2))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value2 < 0) {
        sign = "-";
        value2 *= num(-1);
      }
      const _60 = num(60);
      const parts = [value2 % _60];
      if (value2 < 60) {
        parts.unshift(0);
      } else {
        value2 = (value2 - parts[0]) / _60;
        parts.unshift(value2 % _60);
        if (value2 >= 60) {
          value2 = (value2 - parts[0]) / _60;
          parts.unshift(value2);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value2) => typeof value2 === "bigint" || Number.isInteger(value2),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value2) => value2 instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value: value2 }) => value2?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag2 of customTags)
          tags = tags.concat(tag2);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag2) => {
        const tagObj = typeof tag2 === "string" ? tagsByName[tag2] : tag2;
        if (!tagObj) {
          const tagName = JSON.stringify(tag2);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit2 = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim2 = source.slice(2, -1);
          if (verbatim2 === "!" || verbatim2 === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim2;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag2) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag2.startsWith(prefix))
            return handle + escapeTagName(tag2.substring(prefix.length));
        }
        return tag2[0] === "!" ? tag2 : `!<${tag2}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit2.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value2, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        this.contents = value2 === void 0 ? null : this.createNode(value2, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value2) {
        if (assertCollection(this.contents))
          this.contents.add(value2);
      }
      /** Adds a value to the document. */
      addIn(path, value2) {
        if (assertCollection(this.contents))
          this.contents.addIn(path, value2);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value2, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value2 = replacer.call({ "": value2 }, "", value2);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag: tag2 } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value2, tag2, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value2, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value2, null, options);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path) {
        if (Collection.isEmptyPath(path))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value2) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value2);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value2);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value2) {
        if (Collection.isEmptyPath(path)) {
          this.contents = value2;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value2);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path, value2);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value3 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value3, type, comment: header.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value2 = "";
      let sep = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value2 += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value2 += sep + indent.slice(trimIndent) + content;
          sep = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep === " ")
            sep = "\n";
          else if (!prevMoreIndented && sep === "\n")
            sep = "\n\n";
          value2 += sep + indent.slice(trimIndent) + content;
          sep = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep === "\n")
            value2 += "\n";
          else
            sep = "\n";
        } else {
          value2 += sep + content;
          sep = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value2 += "\n" + lines[i][0].slice(trimIndent);
          if (value2[value2.length - 1] !== "\n")
            value2 += "\n";
          break;
        default:
          value2 += "\n";
      }
      const end = start + header.length + scalar.source.length;
      return { value: value2, type, comment: header.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end } = scalar;
      let _type;
      let value2;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value2 = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value2 = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value2 = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value: value2,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep === "\n")
            res += sep;
          else
            sep = "\n";
        } else {
          res += sep + lm;
          sep = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "",
      // Unicode next line
      _: " ",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value: value2, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag2;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag2 = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag2 = findScalarTagByName(ctx.schema, value2, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag2 = findScalarTagByTest(ctx, value2, token, onError);
      else
        tag2 = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag2.resolve(value2, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value2);
      }
      scalar.range = range;
      scalar.source = value2;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag2.format)
        scalar.format = tag2.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value2, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag2 of schema.tags) {
        if (!tag2.collection && tag2.tag === tagName) {
          if (tag2.default && tag2.test)
            matchWithTest.push(tag2);
          else
            return tag2;
        }
      }
      for (const tag2 of matchWithTest)
        if (tag2.test?.test(value2))
          return tag2;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value2, token, onError) {
      const tag2 = schema.tags.find((tag3) => (tag3.default === true || atKey && tag3.default === "key") && tag3.test?.test(value2)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag3) => tag3.default && tag3.test?.test(value2)) ?? schema[identity.SCALAR];
        if (tag2.tag !== compat.tag) {
          const ts = directives.tagString(tag2.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag2;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag: tag2 } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor || tag2)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag2, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag2 ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag: tag2, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag2, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end;
      }
      return node;
    }
    function composeAlias({ options }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value: value2, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value2 ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value2 && (value2.type === "block-map" || value2.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value2 ? composeNode.composeNode(ctx, value2, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLParseError", pos, code, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLWarning", pos, code, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "…" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "…";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "…\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
          count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value2, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value: value2 }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value2, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value: value2 }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep, value: value2 }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep)
        for (const st of sep)
          res += st.source;
      if (value2)
        res += stringifyToken(value2);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit2(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    visit2.itemAtPath = (cst, path) => {
      let item = cst;
      for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit2.parentCollection = (cst, path) => {
      const parent = visit2.itemAtPath(cst, path.slice(0, -1));
      const field = path[path.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
    }
    exports.visit = visit2;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar3 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection;
    exports.isScalar = isScalar3;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty2(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty2(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty2(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty2(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty2(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty2(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty2(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote3 = this.charAt(0);
        let end = this.buffer.indexOf(quote3, this.pos + 1);
        if (quote3 === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty2(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty2(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty2(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty2(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty2(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter2 = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter2;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list, type) {
      for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list) {
      for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep;
          if (scalar.end) {
            sep = scalar.end;
            sep.push(this.sourceToken);
            delete scalar.end;
          } else
            sep = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep = it.sep;
                  sep.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep = fc.end.splice(1, fc.end.length);
            sep.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument2(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse2(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument2(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value2, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value2 === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value2) && !_replacer)
        return value2.toString(options);
      return new Document.Document(value2, _replacer, options).toString(options);
    }
    exports.parse = parse2;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument2;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit2 = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit2.visit;
    exports.visitAsync = visit2.visitAsync;
  }
});

// src/amounts.ts
var kilo = 1024;
var units = ["KB", "MB", "GB"];
function formatBytes(sizeBytes) {
  if (sizeBytes < kilo) return `${sizeBytes} B`;
  let value2 = sizeBytes / kilo;
  let step = 0;
  while (value2 >= 999.95 && step < units.length - 1) {
    value2 /= kilo;
    step++;
  }
  return `${value2.toFixed(1)} ${units[step]}`;
}
function formatShare(part, whole) {
  if (whole <= 0) return "0 %";
  const percent = part / whole * 100;
  if (percent > 0 && percent < 1) return "< 1 %";
  return `${Math.floor(percent)} %`;
}
function formatCount(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

// src/errors.ts
var LayerliftError = class extends Error {
  name = "LayerliftError";
  code;
  hint;
  details;
  constructor(code, message, facts = {}) {
    super(message, facts.cause === void 0 ? void 0 : { cause: facts.cause });
    this.code = code;
    this.hint = facts.hint;
    this.details = facts.details ?? [];
  }
};
function exitCodeOf(error) {
  if (!(error instanceof LayerliftError)) return 1;
  if (error.code === "usage") return 2;
  return error.code === "smoke-failed" ? 3 : 1;
}
function assertNever(value2) {
  throw new Error(`unexpected variant: ${JSON.stringify(value2)}`);
}
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
function throwIfCancelled(signal, what, cause) {
  if (signal?.aborted === true) throw cancelled(what, cause ?? signal.reason);
}
function cancelled(what, cause) {
  return new LayerliftError("cancelled", `${what} was cancelled`, { cause });
}

// src/limits.ts
var maxUnzippedBytes = 262144e3;
var maxDirectUploadBytes = 50 * 1024 * 1024 - 16 * 1024;
var maxLayers = 5;
var maxDescriptionCharacters = 256;
var maxEnvironmentBytes = 4096;
var maxFunctionNameCharacters = 64;
var maxLayerNameCharacters = 140;
var layerNameHashDigits = 32;
var maxLayerNamespaceCharacters = maxLayerNameCharacters - 1 - layerNameHashDigits;
var maxLicenseInfoCharacters = 512;
var maxAliasNameCharacters = 128;
var maxHandlerCharacters = 128;
var maxStatementIdCharacters = 100;
var maxCompatibleRuntimes = 15;
var maxTagKeyCharacters = 128;
var maxTagValueCharacters = 256;
var memoryMegabytes = { min: 128, max: 10240 };
var timeoutSeconds = { min: 1, max: 900 };
var ephemeralStorageMegabytes = { min: 512, max: 10240 };
var maxStageNameCharacters = 128;

// src/plan/layers.ts
function planLayers(desired, current) {
  const missing = /* @__PURE__ */ new Map();
  for (const layer of desired.layers) {
    if (layer.kind !== "package" || current.layerVersions.has(layer.layerName)) continue;
    missing.set(layer.layerName, {
      kind: "publish-layer",
      layer,
      compatibleRuntimes: desired.compatibleRuntimes,
      architecture: desired.architecture
    });
  }
  return [...missing.values()];
}
function withKeptLayers({
  layers,
  keepsForeignLayers,
  layerNamespace
}, attached) {
  if (keepsForeignLayers !== true) return layers;
  const kept = attached.filter((arn) => !isMadeFromImage(arn, layerNamespace));
  if (kept.length > 0 && kept.length + layers.length > maxLayers) {
    throw new LayerliftError(
      "usage",
      `layers: ${layers.length} from the image and ${kept.length} that the function has; Lambda allows ${maxLayers}`,
      {
        hint: "Name in layers the ones to keep, or [] for none: the image is then packed into the slots that are left.",
        details: kept
      }
    );
  }
  return [...kept.map((arn) => ({ kind: "arn", arn })), ...layers];
}
function isMadeFromImage(layerVersionArn2, namespace) {
  const name = withoutVersion(layerVersionArn2).split(":").at(-1) ?? "";
  if (/-sha256-[0-9a-f]{64}$/.test(name)) return true;
  const [, start, hash] = /^(.*)-([0-9a-f]+)$/.exec(name) ?? [];
  return start === namespace && hash?.length === layerNameHashDigits;
}
function hasLayers(attached, wanted, layerVersions) {
  if (attached.length !== wanted.length) return false;
  return wanted.every((layer, index) => isSameLayer(attached[index] ?? "", layer, layerVersions));
}
function isSameLayer(attached, wanted, layerVersions) {
  if (wanted.kind === "arn") return attached === wanted.arn;
  const published = layerVersions.get(wanted.layerName);
  return published !== void 0 && withoutVersion(attached) === withoutVersion(published);
}
function withoutVersion(layerVersionArn2) {
  return layerVersionArn2.slice(0, layerVersionArn2.lastIndexOf(":"));
}
function layerText(layer, layerVersions) {
  if (layer.kind === "arn") return layer.arn;
  return layerVersions.get(layer.layerName) ?? `${layer.layerName} (new)`;
}
function layerNameOf(namespace, contentHash) {
  if (!/^[\w-]+$/.test(namespace) || namespace.length > maxLayerNamespaceCharacters) {
    throw new LayerliftError("usage", `layer-namespace: "${namespace}" cannot be part of a layer name`, {
      hint: `Use 1 to ${maxLayerNamespaceCharacters} letters, digits, - and _.`
    });
  }
  return `${namespace}-${contentHash.slice(0, layerNameHashDigits)}`;
}
function layerDescriptionOf(layer) {
  const description = `${descriptionStart(layer.contentHash)} ${layer.text.replace(/\s+/g, " ")}`;
  return description.slice(0, maxDescriptionCharacters).replace(/[\uD800-\uDBFF]$/, "");
}
function describesLayer(description, contentHash) {
  const start = descriptionStart(contentHash);
  return description === start || description.startsWith(`${start} `);
}
function descriptionStart(contentHash) {
  return `layerlift code=${contentHash}`;
}

// src/plan/version-description.ts
function versionDescriptionOf(origin) {
  const parts = [
    ["code", origin.contentHash],
    ["image", origin.imageDigest],
    ["commit", origin.commit]
  ];
  let text = "layerlift";
  for (const [key, value2] of parts) {
    if (value2 === void 0 || value2 === "" || /\s/.test(value2)) continue;
    const longer = `${text} ${key}=${value2}`;
    if (longer.length <= maxDescriptionCharacters) text = longer;
  }
  return text;
}
function parseVersionDescription(description) {
  const [mark, ...words] = description.split(" ");
  if (mark !== "layerlift") return void 0;
  const facts = new Map(words.map(splitAtEquals));
  const contentHash = facts.get("code");
  if (contentHash === void 0 || !/^[0-9a-f]{64}$/.test(contentHash)) return void 0;
  return { contentHash, imageDigest: facts.get("image"), commit: facts.get("commit") };
}
function splitAtEquals(word) {
  const at = word.indexOf("=");
  return at === -1 ? [word, ""] : [word.slice(0, at), word.slice(at + 1)];
}

// src/json.ts
function isRecord(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function property(data, ...path) {
  let here = data;
  for (const key of path) {
    if (!isRecord(here) || !Object.hasOwn(here, key)) return void 0;
    here = here[key];
  }
  return here;
}
function textOf(value2) {
  return typeof value2 === "string" ? value2 : void 0;
}
function jsonValue(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return void 0;
  }
}
function definedOnly(given) {
  const kept = Object.entries(given).filter(([, value2]) => value2 !== void 0);
  return Object.fromEntries(kept);
}

// src/settings/setting.ts
function presetOf(setting) {
  return "default" in setting ? setting.default : void 0;
}
function presetText(setting) {
  const preset = presetOf(setting);
  return preset === void 0 || typeof preset === "object" ? void 0 : String(preset);
}
var everyCommand = ["package", "publish", "plan", "deploy"];
var deployCommands = ["plan", "deploy"];
var awsCommands = ["publish", "plan", "deploy"];

// src/settings/layers.ts
var layerSettings = {
  layers: {
    kind: "list",
    commas: true,
    maximumItems: maxLayers,
    // Lambda API, LayerVersionArn: partitions other than `aws` and the `eusc-` regions are real.
    item: /^arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+$/,
    expected: "the ARN of a layer version, arn:aws:lambda:REGION:ACCOUNT:layer:NAME:VERSION",
    sentence: "ARNs of further layer versions, attached before those of the image, order kept.",
    commands: everyCommand
  },
  "compatible-runtimes": {
    kind: "list",
    commas: true,
    maximumItems: maxCompatibleRuntimes,
    item: /^[a-z][a-z0-9.]*$/,
    expected: "a runtime such as provided.al2023",
    absent: "the runtime",
    sentence: "The runtimes that published layers say they work with.",
    commands: awsCommands
  }
};
var inheritedNamespace = "img2lambda";
function layerNamespaceOf(settings) {
  return settings.layerNamespace ?? settings.functionName ?? inheritedNamespace;
}

// src/settings/pattern.ts
function nameUpTo(maxCharacters) {
  return {
    pattern: new RegExp(`^[A-Za-z0-9_-]{1,${maxCharacters}}$`),
    expected: `1 to ${maxCharacters} letters, digits, hyphens and underscores`
  };
}
function textUpTo(maxCharacters) {
  return {
    pattern: new RegExp(`^[^]{1,${maxCharacters}}$`),
    expected: `at most ${maxCharacters} characters`
  };
}

// src/settings/route.ts
var routeSettings = {
  routes: {
    kind: "routes",
    absent: "routes stay as they are",
    sentence: "Routes to the function, one a line: POST /hello, ANY /{proxy+}. [] removes them, if the API has others.",
    commands: deployCommands
  },
  api: {
    kind: "choice",
    choices: ["rest", "none"],
    absent: "rest when routes or api-id is given, else none",
    sentence: "The kind of API: a REST API, or none.",
    commands: deployCommands
  },
  "api-id": {
    kind: "text",
    absent: "found by our tag, else by api-name",
    pattern: /^[A-Za-z0-9_-]+$/,
    expected: "the id of a REST API, such as a1b2c3d4e5",
    sentence: "An existing REST API to put the routes on.",
    commands: deployCommands
  },
  "api-name": {
    kind: "text",
    absent: "the function name",
    sentence: "The name of the REST API to find or make.",
    commands: deployCommands
  },
  stage: {
    kind: "text",
    default: "live",
    ...nameUpTo(maxStageNameCharacters),
    sentence: "The stage of the REST API.",
    commands: deployCommands
  },
  "binary-media-types": {
    kind: "list",
    commas: true,
    item: /^[^\s/]+\/[^\s/]+$/,
    expected: "a media type such as image/png or */*",
    absent: "as they are",
    sentence: "Media types whose bodies the function gets and gives in base64.",
    commands: deployCommands
  }
};
function apiOf(settings) {
  if (settings.api !== void 0) return settings.api;
  return settings.routes !== void 0 || settings.apiId !== void 0 ? "rest" : "none";
}

// src/settings/traffic.ts
var aliasName = nameUpTo(maxAliasNameCharacters);
var trafficSettings = {
  alias: {
    kind: "text",
    default: "live",
    // Lambda API, Alias: not digits alone.
    pattern: new RegExp(`^(?!\\d+$)${aliasName.pattern.source.slice(1)}`),
    expected: `${aliasName.expected}, not digits alone; or none`,
    sentence: "The alias that callers use; it moves to a version that passed its smoke tests. none: no alias and no such protection.",
    commands: deployCommands
  }
};
function executionsOf(written) {
  return written === void 0 || written === "none" ? written : Number(written);
}
function aliasOf(settings) {
  return settings.publish && settings.alias !== "none" ? settings.alias : void 0;
}

// src/deploy/desired.ts
var runtimeOnCreate = "provided.al2023";
function desiredDeployment(settings, source, world) {
  const { packages } = source;
  if (packages.function === void 0) {
    throw new LayerliftError("package-invalid", `${source.image.reference} has nothing in /var/task`, {
      hint: "copy the function into /var/task; to publish only the layers, use `layerlift publish`"
    });
  }
  const { functionName: functionName3 } = settings;
  if (functionName3 === void 0) {
    throw new LayerliftError("usage", "function-name is missing", {
      hint: "give the name of the Lambda function"
    });
  }
  return {
    app: world.repository === void 0 ? functionName3 : `${world.repository}/${functionName3}`,
    functionName: functionName3,
    code: packages.function,
    layers: desiredLayers(settings, source),
    keepsForeignLayers: settings.layers === void 0,
    layerNamespace: layerNamespaceOf(settings),
    architecture: packages.found.architecture,
    configuration: configurationOf(settings),
    onCreate: { Runtime: runtimeOnCreate },
    environment: settings.environment,
    environmentStrategy: settings.environmentStrategy,
    tags: settings.tags,
    codeSigningConfigArn: settings.codeSigningConfigArn,
    sourceKmsKeyArn: settings.sourceKmsKeyArn,
    reservedConcurrency: executionsOf(settings.reservedConcurrency),
    provisionedConcurrency: executionsOf(settings.provisionedConcurrency),
    compatibleRuntimes: compatibleRuntimesOf(settings),
    revisionId: settings.revisionId,
    publish: settings.publish,
    alias: aliasOf(settings),
    api: desiredApi(settings, functionName3),
    versionDescription: versionDescriptionOf({
      contentHash: packages.function.contentHash,
      imageDigest: source.image.manifestDigest ?? source.image.imageId,
      commit: world.commit
    })
  };
}
function desiredLayers(settings, { packages }) {
  const namespace = layerNamespaceOf(settings);
  const foreign2 = (settings.layers ?? []).map((arn) => ({ kind: "arn", arn }));
  const own = packages.layers.map((layer) => ({
    kind: "package",
    layerName: layerNameOf(namespace, layer.contentHash),
    fileName: layer.fileName,
    contentHash: layer.contentHash,
    unzippedBytes: layer.unzippedBytes,
    description: layerDescriptionOf({
      contentHash: layer.contentHash,
      text: settings.layerDescription ?? originOf(settings)
    }),
    licenseInfo: settings.licenseInfo
  }));
  return [...foreign2, ...own];
}
function originOf({ image, file }) {
  return image === void 0 ? `built from ${file ?? "a Dockerfile"}` : `from ${image}`;
}
function compatibleRuntimesOf(settings) {
  return settings.compatibleRuntimes ?? [settings.runtime ?? runtimeOnCreate];
}
function configurationOf(settings) {
  return definedOnly({
    Handler: settings.handler,
    Runtime: settings.runtime,
    Role: settings.role,
    Description: settings.functionDescription,
    MemorySize: settings.memorySize,
    Timeout: settings.timeout,
    VpcConfig: settings.vpcConfig,
    DeadLetterConfig: settings.deadLetterConfig,
    KMSKeyArn: settings.kmsKeyArn,
    TracingConfig: settings.tracingConfig,
    FileSystemConfigs: settings.fileSystemConfigs,
    EphemeralStorage: settings.ephemeralStorage === void 0 ? void 0 : { Size: settings.ephemeralStorage },
    SnapStart: settings.snapStart,
    LoggingConfig: settings.loggingConfig,
    DurableConfig: settings.durableConfig
  });
}
function desiredApi(settings, functionName3) {
  if (apiOf(settings) === "none") return void 0;
  if (settings.routes === void 0) {
    throw new LayerliftError("usage", "api-id: got an API and no routes, expected routes to put on it", {
      hint: "give routes, or leave api-id out to leave every route as it is"
    });
  }
  return {
    ...settings.apiId === void 0 ? {} : { apiId: settings.apiId },
    apiName: settings.apiName ?? functionName3,
    stage: settings.stage,
    routes: settings.routes,
    ...settings.binaryMediaTypes === void 0 ? {} : { binaryMediaTypes: settings.binaryMediaTypes }
  };
}

// src/deploy/own-files.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
async function zipsOfEarlierRun(directory) {
  const path = join(directory, "manifest.json");
  const text = await textOf2(path);
  if (text === void 0) return [];
  const zips = listedZips(jsonOf(text));
  if (zips === void 0) throw foreign(path, "is not a manifest of layerlift");
  return zips;
}
async function checkLayerLists(directory) {
  const json = join(directory, "layers.json");
  const yaml = join(directory, "layers.yaml");
  const jsonText2 = await textOf2(json);
  if (jsonText2 !== void 0 && !isListOfArns(jsonOf(jsonText2))) throw foreign(json, noList);
  const yamlText = await textOf2(yaml);
  if (yamlText !== void 0 && !isListOfArns(yamlItems(yamlText))) throw foreign(yaml, noList);
}
var noList = "is not a list of layer version ARNs";
async function textOf2(path) {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
    throw error;
  }
}
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function listedZips(manifest) {
  if (!isRecord2(manifest) || typeof manifest["schemaVersion"] !== "number") return void 0;
  const { image, packages } = manifest;
  if (!isRecord2(image) || typeof image["imageId"] !== "string" || !Array.isArray(packages)) return void 0;
  const files = packages.map((one) => isRecord2(one) ? one["file"] : void 0);
  return files.every(isZipName) ? files : void 0;
}
var isZipName = (file) => typeof file === "string" && /^(function|layer-\d+)\.zip$/.test(file);
function isRecord2(value2) {
  return typeof value2 === "object" && value2 !== null;
}
var layerVersionArn = /^arn:[\w-]+:lambda:[\w-]+:\d{12}:layer:[\w-]+:\d+$/;
function isListOfArns(value2) {
  return Array.isArray(value2) && value2.every((item) => typeof item === "string" && layerVersionArn.test(item));
}
function yamlItems(text) {
  if (text.trim() === "[]") return [];
  return text.trim().split(/\r?\n/).map((line) => line.replace(/^- /, ""));
}
function foreign(path, what) {
  return new LayerliftError("file", `${path} ${what}, so it is not replaced`, {
    hint: "give another output-directory, or move that file away"
  });
}

// src/pack/packages.ts
function allPackages(packages) {
  return packages.function === void 0 ? packages.layers : [packages.function, ...packages.layers];
}

// src/pack/manifest.ts
function manifestOf(packages, zips, image) {
  const { architecture, bootstrap, command } = packages.found;
  return {
    schemaVersion: 1,
    image: {
      reference: image.reference,
      imageId: image.imageId,
      manifestDigest: image.manifestDigest ?? null
    },
    architecture,
    bootstrap: bootstrap ?? null,
    command: image.config.cmd,
    handler: command !== void 0 && isHandler(command) ? command : null,
    packages: allPackages(packages).map((each) => factsOf(each, zips)),
    warnings: packages.warnings
  };
}
function factsOf(source, zips) {
  const zip = zips.get(source.fileName);
  if (zip === void 0) throw new Error(`${source.fileName} was not written`);
  return {
    kind: source.kind,
    file: source.fileName,
    sha256: zip.sha256Hex,
    codeSha256: zip.sha256Base64,
    contentHash: source.contentHash,
    zippedBytes: zip.sizeBytes,
    unzippedBytes: source.unzippedBytes,
    entryCount: source.entries.length,
    sourceLayers: source.sourceLayers
  };
}
function isHandler(word) {
  return /^\S+$/.test(word) && word.length <= maxHandlerCharacters;
}

// src/deploy/temporary-folder.ts
import { mkdtemp, rm } from "node:fs/promises";
import { join as join2 } from "node:path";
async function temporaryFolder(parent) {
  const path = await mkdtemp(join2(parent, "layerlift-"));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 })
  };
}

// src/printable.ts
function printable(text, tabs = "kept") {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => character === "	" && tabs === "kept" ? character : escaped(character)
  );
}
function printableLines(text) {
  return text.trimEnd().split(/\r?\n/).map((line) => printable(line));
}
function displayPath(bytes) {
  return printable(asText(bytes), "shown");
}
function asText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, "latin1"));
  } catch {
    return bytes.replace(/[\x80-\xff]/g, hexOf);
  }
}
function escaped(character) {
  return shortEscapes.get(character) ?? hexOf(character);
}
var shortEscapes = /* @__PURE__ */ new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["	", "\\t"]
]);
function hexOf(character) {
  const code = character.codePointAt(0) ?? 0;
  return code <= 255 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}

// src/pack/deflate.ts
import { promisify } from "node:util";
import { constants, crc32, deflateRaw, deflateRawSync } from "node:zlib";
var deflateInPool = promisify(deflateRaw);
var blockBytes = 1024 * 1024;
var windowBytes = 32 * 1024;
var inlineBytes = 16 * 1024;
var maxOutputBytes = 128 * 1024;
var level = 6;
async function* blocksOf(content, signal) {
  let block = newBlock(content.sizeBytes);
  let filled = 0;
  let doneBytes = 0;
  let dictionary = Buffer.alloc(0);
  for await (const chunk of content.read(signal)) {
    if (chunk.length === content.sizeBytes && chunk.length <= blockBytes && doneBytes === 0) {
      yield { bytes: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length), dictionary, isLast: true };
      return;
    }
    let used = 0;
    while (used < chunk.length) {
      if (filled === block.length) throw wrongSize(content, doneBytes + chunk.length);
      const part = chunk.subarray(used, used + block.length - filled);
      block.set(part, filled);
      filled += part.length;
      used += part.length;
      doneBytes += part.length;
      if (filled < block.length) continue;
      yield { bytes: block, dictionary, isLast: doneBytes === content.sizeBytes };
      dictionary = block.subarray(Math.max(0, filled - windowBytes));
      block = newBlock(content.sizeBytes - doneBytes);
      filled = 0;
    }
  }
  if (doneBytes !== content.sizeBytes) throw wrongSize(content, doneBytes);
}
async function deflateBlock({ bytes, dictionary, isLast }) {
  const options = {
    level,
    windowBits: windowBits(bytes.length + dictionary.length),
    chunkSize: Math.min(bytes.length + 64, maxOutputBytes),
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    ...dictionary.length === 0 ? {} : { dictionary }
  };
  return bytes.length <= inlineBytes ? deflateRawSync(bytes, options) : deflateInPool(bytes, options);
}
function nextCrc(bytes, before) {
  return crc32(bytes, before);
}
function windowBits(bytes) {
  return Math.min(15, Math.max(9, Math.ceil(Math.log2(bytes + 262))));
}
function newBlock(remainingBytes) {
  return Buffer.allocUnsafe(Math.min(Math.max(remainingBytes, 0), blockBytes));
}
function wrongSize(content, foundBytes) {
  return new LayerliftError(
    "image-invalid",
    `a file of the image has ${foundBytes} bytes or more where its header says ${content.sizeBytes}`
  );
}

// src/pack/read-ahead.ts
async function* readAhead(pieces, window) {
  const started = [];
  for await (const { result } of pieces) {
    result.catch(() => void 0);
    started.push(result);
    if (started.length < window) continue;
    const first = started.shift();
    if (first !== void 0) yield await first;
  }
  for (const result of started) yield await result;
}

// src/pack/zip-records.ts
import { isUtf8 } from "node:buffer";
var maxPlainEntries = 65535;
var maxPlainBytes = 4294967295;
var dosTime = 0;
var dosDate = 33;
var madeBy = 3 << 8 | 20;
var utf8Flag = 2048;
var methods = { stored: 0, deflated: 8 };
function localHeader(entry) {
  const header = Buffer.alloc(30 + entry.name.length);
  header.writeUInt32LE(67324752, 0);
  header.write(entry.name, 30, "latin1");
  writeShared(header, 4, entry);
  return header;
}
function directoryRecord(entry) {
  const record = Buffer.alloc(46 + entry.name.length);
  record.writeUInt32LE(33639248, 0);
  record.writeUInt16LE(madeBy, 4);
  writeShared(record, 6, entry);
  const isFolder = (entry.unixMode & 61440) === 16384;
  record.writeUInt32LE((entry.unixMode << 16 | (isFolder ? 16 : 0)) >>> 0, 38);
  record.writeUInt32LE(entry.offset, 42);
  record.write(entry.name, 46, "latin1");
  return record;
}
function endRecords(end) {
  const plain = Buffer.alloc(22);
  const count = Math.min(end.entryCount, maxPlainEntries);
  plain.writeUInt32LE(101010256, 0);
  plain.writeUInt16LE(count, 8);
  plain.writeUInt16LE(count, 10);
  plain.writeUInt32LE(end.directoryBytes, 12);
  plain.writeUInt32LE(end.directoryOffset, 16);
  if (end.entryCount < maxPlainEntries) return plain;
  const zip64 = Buffer.alloc(56 + 20);
  zip64.writeUInt32LE(101075792, 0);
  zip64.writeBigUInt64LE(44n, 4);
  zip64.writeUInt16LE(3 << 8 | 45, 12);
  zip64.writeUInt16LE(45, 14);
  zip64.writeBigUInt64LE(BigInt(end.entryCount), 24);
  zip64.writeBigUInt64LE(BigInt(end.entryCount), 32);
  zip64.writeBigUInt64LE(BigInt(end.directoryBytes), 40);
  zip64.writeBigUInt64LE(BigInt(end.directoryOffset), 48);
  zip64.writeUInt32LE(117853008, 56);
  zip64.writeBigUInt64LE(BigInt(end.directoryOffset + end.directoryBytes), 64);
  zip64.writeUInt32LE(1, 72);
  return Buffer.concat([zip64, plain]);
}
function writeShared(target, at, entry) {
  const isFolder = (entry.unixMode & 61440) === 16384;
  target.writeUInt16LE(entry.method === "deflated" || isFolder ? 20 : 10, at);
  target.writeUInt16LE(isUtf8(Buffer.from(entry.name, "latin1")) ? utf8Flag : 0, at + 2);
  target.writeUInt16LE(methods[entry.method], at + 4);
  target.writeUInt16LE(dosTime, at + 6);
  target.writeUInt16LE(dosDate, at + 8);
  target.writeUInt32LE(entry.crc32, at + 10);
  target.writeUInt32LE(entry.compressedBytes, at + 14);
  target.writeUInt32LE(entry.uncompressedBytes, at + 18);
  target.writeUInt16LE(entry.name.length, at + 22);
}

// src/pack/zip.ts
var outputBytes = 256 * 1024;
var defaultKeptBytes = 48 * 1024 * 1024;
async function* zipBytes(entries, options = {}) {
  yield* joined(archive(entries, options));
}
async function* archive(entries, options) {
  const written = [];
  let offset = 0;
  const maxKeptBytes = options.maxKeptBytes ?? defaultKeptBytes;
  let current = newAssembly();
  for await (const piece of readAhead(startPieces(entries, options.signal), options.concurrency ?? 4)) {
    addPiece(current, piece, maxKeptBytes);
    if (!piece.isLast) continue;
    const entry = finishedEntry(piece.entry, current, offset);
    checkSize(piece.entry, offset + entry.compressedBytes);
    const header = localHeader(entry);
    yield header;
    yield* dataOf(piece.entry, current, { method: entry.method, signal: options.signal });
    written.push(entry);
    offset += header.length + entry.compressedBytes;
    current = newAssembly();
  }
  let directoryBytes = 0;
  for (const entry of written) {
    const record = directoryRecord(entry);
    directoryBytes += record.length;
    yield record;
  }
  yield endRecords({ entryCount: written.length, directoryOffset: offset, directoryBytes });
}
async function* startPieces(entries, signal) {
  for (const entry of entries) {
    throwIfCancelled(signal, "packing");
    if (entry.kind !== "file") yield { result: Promise.resolve(linkOrFolder(entry)) };
    else if (entry.content.sizeBytes <= blockBytes) yield { result: wholeFile(entry, signal) };
    else {
      for await (const block of blocksOf(entry.content, signal)) yield { result: deflated(entry, block) };
    }
  }
}
function linkOrFolder(entry) {
  const raw = entry.kind === "symlink" ? Buffer.from(entry.target, "latin1") : Buffer.alloc(0);
  return { entry, isLast: true, raw, deflated: raw };
}
async function wholeFile(entry, signal) {
  for await (const block of blocksOf(entry.content, signal)) return deflated(entry, block);
  return { entry, isLast: true, raw: Buffer.alloc(0), deflated: Buffer.alloc(0) };
}
async function deflated(entry, block) {
  return { entry, isLast: block.isLast, raw: block.bytes, deflated: await deflateBlock(block) };
}
function newAssembly() {
  return { crc32: 0, rawBytes: 0, deflatedBytes: 0, raw: void 0, kept: [] };
}
function addPiece(assembly, piece, maxKeptBytes) {
  assembly.raw = assembly.rawBytes === 0 && piece.isLast ? piece.raw : void 0;
  assembly.crc32 = nextCrc(piece.raw, assembly.crc32);
  assembly.rawBytes += piece.raw.length;
  assembly.deflatedBytes += piece.deflated.length;
  if (assembly.deflatedBytes > maxKeptBytes) assembly.kept = void 0;
  assembly.kept?.push(piece.deflated);
}
var fileTypes = { file: 32768, directory: 16384, symlink: 40960 };
function finishedEntry(entry, assembly, offset) {
  const method = assembly.deflatedBytes < assembly.rawBytes ? "deflated" : "stored";
  return {
    name: entry.kind === "directory" ? `${entry.path}/` : entry.path,
    unixMode: fileTypes[entry.kind] | (entry.kind === "symlink" ? 511 : entry.mode & 4095),
    method,
    crc32: assembly.crc32,
    compressedBytes: method === "stored" ? assembly.rawBytes : assembly.deflatedBytes,
    uncompressedBytes: assembly.rawBytes,
    offset
  };
}
async function* dataOf(entry, assembly, { method, signal }) {
  if (method === "stored" && assembly.raw !== void 0) yield assembly.raw;
  else if (entry.kind === "file" && method === "stored") yield* rawAgain(entry.content, signal);
  else if (entry.kind === "file" && assembly.kept === void 0) yield* deflatedAgain(entry.content, signal);
  else yield* assembly.kept ?? [];
}
async function* rawAgain(content, signal) {
  for await (const { bytes } of blocksOf(content, signal)) yield bytes;
}
async function* deflatedAgain(content, signal) {
  async function* pieces() {
    for await (const block of blocksOf(content, signal)) yield { result: deflateBlock(block) };
  }
  yield* readAhead(pieces(), 4);
}
async function* joined(parts) {
  let waiting = [];
  let waitingBytes = 0;
  for await (const part of parts) {
    waiting.push(part);
    waitingBytes += part.length;
    if (waitingBytes < outputBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
  }
  yield Buffer.concat(waiting);
}
function checkSize(entry, endBytes) {
  if (endBytes < maxPlainBytes - 1024 * 1024 * 1024) return;
  throw new LayerliftError("limit-exceeded", `the zip grows over 3 GiB at ${displayPath(entry.path)}`);
}

// src/deploy/zip-files.ts
import { createHash } from "node:crypto";
import { open, rename, rm as rm2 } from "node:fs/promises";
import { join as join3 } from "node:path";
function zipStore(packages, directory, world) {
  const started = /* @__PURE__ */ new Map();
  const made = /* @__PURE__ */ new Map();
  const make = async (source) => {
    const zip = await writeZip(source, join3(directory, source.fileName), world);
    made.set(source.fileName, zip);
    return zip;
  };
  const zipOf = (fileName) => {
    const known = started.get(fileName);
    if (known !== void 0) return known;
    const found = allPackages(packages).find((candidate) => candidate.fileName === fileName);
    if (found === void 0) throw new Error(`no package named ${fileName}`);
    const zip = make(found);
    started.set(fileName, zip);
    return zip;
  };
  return { zipOf, made };
}
async function writeZip(source, path, { log, signal }) {
  const partial = `${path}.partial`;
  try {
    const written = await writeBytes(zipBytes(source.entries, { signal }), partial, (doneBytes, done) => {
      signal.throwIfAborted();
      log({ kind: "progress", task: `Packing ${source.fileName}`, doneBytes, done });
    });
    await rename(partial, path);
    log({
      kind: "package",
      name: source.fileName,
      zippedBytes: written.sizeBytes,
      unzippedBytes: source.unzippedBytes,
      entryCount: source.entries.length
    });
    return { path, ...written };
  } catch (error) {
    await rm2(partial, { force: true });
    if (error instanceof LayerliftError || signal.aborted) throw error;
    throw new LayerliftError("file", `cannot write ${path}: ${messageOf(error)}`, {
      hint: "check that the folder is writable and that the disk has room",
      cause: error
    });
  }
}
async function writeBytes(bytes, path, onProgress) {
  var _stack = [];
  try {
    const hash = createHash("sha256");
    let sizeBytes = 0;
    const file = __using(_stack, await open(path, "w"), true);
    for await (const chunk of bytes) {
      hash.update(chunk);
      await file.writeFile(chunk);
      sizeBytes += chunk.length;
      onProgress(sizeBytes, false);
    }
    onProgress(sizeBytes, true);
    const digest = hash.digest();
    return { sizeBytes, sha256Base64: digest.toString("base64"), sha256Hex: digest.toString("hex") };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/deploy/package-files.ts
import { mkdir, readdir, rename as rename2, rm as rm3, writeFile } from "node:fs/promises";
import { join as join4, resolve } from "node:path";
async function writePackages(source, outputDirectory, world) {
  world.log({ kind: "step", title: "Write the packages" });
  const directory = resolve(world.workingDirectory, outputDirectory);
  try {
    var _stack = [];
    try {
      await mkdir(directory, { recursive: true });
      const earlier = await zipsOfEarlierRun(directory);
      const staging = __using(_stack, await temporaryFolder(directory), true);
      const zips = await zipAll(source.packages, staging.path, world);
      const manifest = manifestOf(source.packages, zips, source.image);
      await writeFile(join4(staging.path, "manifest.json"), `${JSON.stringify(manifest, void 0, 2)}
`);
      const made = await readdir(staging.path);
      for (const name of made) await rename2(join4(staging.path, name), join4(directory, name));
      for (const name of earlier) if (!made.includes(name)) await rm3(join4(directory, name), { force: true });
      return new Map([...zips].map(([name, zip]) => [name, { ...zip, path: join4(directory, name) }]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    if (error instanceof LayerliftError || world.signal.aborted) throw error;
    throw unwritable(directory, error);
  }
}
async function zipAll(packages, directory, world) {
  const { zipOf, made } = zipStore(packages, directory, world);
  for (const { fileName } of allPackages(packages)) await zipOf(fileName);
  return made;
}
async function writeLayerLists(layerArns, outputDirectory, world) {
  const directory = resolve(world.workingDirectory, outputDirectory);
  await refuseForeignLists(outputDirectory, world);
  const yaml = layerArns.length === 0 ? "[]\n" : layerArns.map((arn) => `- ${arn}
`).join("");
  try {
    var _stack = [];
    try {
      const staging = __using(_stack, await temporaryFolder(directory), true);
      await writeFile(join4(staging.path, "layers.json"), `${JSON.stringify(layerArns, void 0, 2)}
`);
      await writeFile(join4(staging.path, "layers.yaml"), yaml);
      for (const name of await readdir(staging.path))
        await rename2(join4(staging.path, name), join4(directory, name));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    throw unwritable(directory, error);
  }
}
async function refuseForeignLists(outputDirectory, world) {
  const directory = resolve(world.workingDirectory, outputDirectory);
  try {
    await checkLayerLists(directory);
  } catch (error) {
    throw error instanceof LayerliftError ? error : unwritable(directory, error);
  }
}
function unwritable(directory, cause) {
  return new LayerliftError(
    "file",
    `cannot write to the output directory ${directory}: ${messageOf(cause)}`,
    {
      hint: "give another output-directory, or make this one writable",
      cause
    }
  );
}

// src/deploy/region.ts
function regionOf(settings, { env }) {
  const region = settings.awsRegion ?? (env["AWS_REGION"] || env["AWS_DEFAULT_REGION"]);
  if (region !== void 0 && region !== "") return region;
  throw new LayerliftError(
    "usage",
    "aws-region is missing, and neither AWS_REGION nor AWS_DEFAULT_REGION is set",
    { hint: "give aws-region, for example ap-northeast-1" }
  );
}

// src/plan/route-syntax.ts
function routeText(route) {
  return `${route.method} ${route.path}`;
}
function pathPrefixes(path) {
  const parts = path.split("/").filter((part) => part !== "");
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}
function siblingVariables(paths) {
  const variables = /* @__PURE__ */ new Map();
  const problems = /* @__PURE__ */ new Set();
  for (const prefix of paths.flatMap(pathPrefixes)) {
    const at = prefix.lastIndexOf("/");
    const part = prefix.slice(at + 1);
    if (!part.startsWith("{")) continue;
    const known = variables.get(prefix.slice(0, at)) ?? part;
    variables.set(prefix.slice(0, at), known);
    if (known === part) continue;
    problems.add(`"${prefix}": its parent already has the variable ${known}, and API Gateway allows one`);
  }
  return [...problems];
}

// src/plan/change.ts
function sentenceOf(change) {
  switch (change.kind) {
    case "publish-layer":
      return `publish ${change.layer.fileName} as ${change.layer.layerName} (${formatBytes(change.layer.unzippedBytes)} unzipped)`;
    case "create-function":
      return `create function ${change.functionName} (${change.architecture}, ${formatCount(change.layers.length, "layer")})`;
    case "update-configuration":
      return `update configuration of ${change.functionName}: ${describeDifferences(change.differences).join("; ")}`;
    case "update-code":
      return `update code of ${change.functionName} (${formatBytes(change.code.unzippedBytes)} unzipped)`;
    case "update-tags":
      return `update tags of ${change.functionArn}: ${tagsText(change)}`;
    case "put-code-signing":
      return `check the code of ${change.functionName} by ${change.codeSigningConfigArn}`;
    case "publish-version":
      return `publish a version of ${change.functionName}`;
    case "create-alias":
      return `create alias ${change.alias} of ${change.functionName}`;
    case "update-alias":
      return `move alias ${change.alias} from version ${change.fromVersion} to ${change.toVersion === void 0 ? "the new version" : `version ${change.toVersion}`}`;
    case "set-reserved-concurrency":
      return change.executions === void 0 ? `reserve no concurrency for ${change.functionName}` : `reserve ${formatCount(change.executions, "concurrent execution")} for ${change.functionName}`;
    case "set-provisioned-concurrency":
      return change.executions === void 0 ? `provision no concurrency for ${qualified(change)}` : `provision ${formatCount(change.executions, "concurrent execution")} for ${qualified(change)}`;
    case "create-api":
      return `create REST API ${change.api.apiName}`;
    case "add-permission":
      return `${change.replaces === true ? "correct the permission of" : "allow"} the API to call ${qualified(change)}`;
    case "create-resource":
      return `create resource ${change.path}`;
    case "put-method":
      return change.exists ? `point ${routeText(change.route)} to ${change.calls ?? "the function"}` : `create ${routeText(change.route)}`;
    case "delete-method":
      return `delete ${routeText(change.route)}`;
    case "create-deployment":
      return `deploy the API to stage ${change.stage}`;
    default:
      return assertNever(change);
  }
}
function describeDifferences(differences) {
  return differences.map(({ key, before, after }) => {
    if (key.startsWith(ENVIRONMENT_KEY)) return `${key} ${after ?? "removed"}`;
    return `${key} ${before ?? "(none)"} → ${after ?? "(none)"}`;
  });
}
var ENVIRONMENT_KEY = "Environment.";
function qualified(change) {
  return change.alias === void 0 ? change.functionName : `${change.functionName}:${change.alias}`;
}
function tagsText(change) {
  const set = Object.keys(change.set).map((key) => `set ${key}`);
  return [...set, ...change.remove.map((key) => `remove ${key}`)].join(", ");
}

// src/plan/concurrency.ts
function planConcurrency(desired, current) {
  const reserved = reservedChange(desired, current);
  const provisioned2 = provisionedChange(desired, current);
  const isUnderProvisioned = typeof desired.reservedConcurrency === "number" && desired.reservedConcurrency < (current.alias?.provisionedConcurrency ?? 0);
  return isUnderProvisioned ? { beforeAlias: [], afterAlias: [...provisioned2, ...reserved] } : { beforeAlias: reserved, afterAlias: provisioned2 };
}
function reservedChange({ functionName: functionName3, reservedConcurrency }, current) {
  if (reservedConcurrency === void 0) return [];
  const executions = executionsOf2(reservedConcurrency);
  if (executions === current.function?.reservedConcurrency) return [];
  return [{ kind: "set-reserved-concurrency", functionName: functionName3, executions }];
}
function provisionedChange({ functionName: functionName3, alias, provisionedConcurrency }, current) {
  if (provisionedConcurrency === void 0 || alias === void 0) return [];
  const executions = executionsOf2(provisionedConcurrency);
  if (executions === current.alias?.provisionedConcurrency) return [];
  return [{ kind: "set-provisioned-concurrency", functionName: functionName3, alias, executions }];
}
function executionsOf2(wanted) {
  return wanted === "none" ? void 0 : wanted;
}

// src/plan/configuration.ts
var DEFAULTS = {
  Handler: void 0,
  Runtime: void 0,
  Role: void 0,
  Description: "",
  MemorySize: 128,
  Timeout: 3,
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [], Ipv6AllowedForDualStack: false },
  DeadLetterConfig: { TargetArn: "" },
  KMSKeyArn: "",
  TracingConfig: { Mode: "PassThrough" },
  FileSystemConfigs: [],
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: "None" },
  LoggingConfig: { LogFormat: "Text" },
  DurableConfig: { KMSKeyArn: "", RetentionPeriodInDays: void 0, ExecutionTimeout: void 0 }
};
var KEYS = Object.keys(DEFAULTS).filter(isKey);
function changedConfiguration(wanted, observed, functionName3) {
  const changed = KEYS.flatMap((key) => {
    const value2 = sendable(key, wanted[key], functionName3);
    return value2 === void 0 || isSatisfied(key, value2, observed[key]) ? [] : [[key, value2]];
  });
  return Object.fromEntries(changed);
}
function isSameConfiguration(a, b) {
  return KEYS.every((key) => {
    if (key === "Description") return true;
    return canonical(key, relevant(key, a[key])) === canonical(key, relevant(key, b[key]));
  });
}
function configurationDifferences(changed, observed) {
  return KEYS.filter((key) => changed[key] !== void 0).map((key) => ({
    key,
    before: textOf3(observed[key] ?? DEFAULTS[key]),
    after: textOf3(changed[key])
  }));
}
function sendable(key, value2, functionName3) {
  if (!isRecord(value2) || Object.keys(value2).length > 0) return value2;
  if (key === "LoggingConfig") return { ...DEFAULTS.LoggingConfig, LogGroup: `/aws/lambda/${functionName3}` };
  if (key === "DurableConfig") return void 0;
  if (key === "VpcConfig") return { SubnetIds: [], SecurityGroupIds: [] };
  return DEFAULTS[key];
}
function isSatisfied(key, wanted, observed) {
  if (!isRecord(wanted)) return canonical(key, wanted) === canonical(key, observed ?? DEFAULTS[key]);
  const full = { ...fieldsOf(DEFAULTS[key]), ...fieldsOf(observed) };
  return Object.keys(wanted).every((name) => canonical(key, wanted[name]) === canonical(key, full[name]));
}
function relevant(key, observed) {
  const standard = DEFAULTS[key];
  if (!isRecord(standard)) return observed ?? standard;
  const names2 = key === "LoggingConfig" ? LOGGING_FIELDS : Object.keys(standard);
  const full = { ...standard, ...fieldsOf(observed) };
  return names2.map((name) => full[name]);
}
var LOGGING_FIELDS = ["LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup"];
function canonical(key, value2) {
  return JSON.stringify(ordered(value2, key === "VpcConfig")) ?? "";
}
function ordered(value2, isSet) {
  if (Array.isArray(value2)) {
    const items = value2.map((item) => ordered(item, isSet));
    const isTextSet = isSet && items.every((item) => typeof item === "string");
    return isTextSet ? [...items].sort() : items;
  }
  if (!isRecord(value2)) return value2;
  const keys = Object.keys(value2).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered(value2[key], isSet)]));
}
function isKey(name) {
  return Object.hasOwn(DEFAULTS, name);
}
function textOf3(value2) {
  if (value2 === void 0 || value2 === "") return void 0;
  return typeof value2 === "string" ? value2 : JSON.stringify(value2);
}
function fieldsOf(value2) {
  return isRecord(value2) ? value2 : {};
}

// src/plan/environment.ts
function environmentAfter(current, wanted, strategy) {
  if (wanted === void 0) return current;
  const isKept = strategy === "merge" && Object.keys(wanted).length > 0;
  const all = isKept ? { ...current, ...wanted } : wanted;
  return withoutNulls(all);
}
function withoutNulls(map) {
  return Object.fromEntries(
    Object.entries(map).filter((entry) => entry[1] !== null)
  );
}
function isSameMap(a, b) {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}
function environmentDifferences(before, after) {
  const keys = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const verb = changeOf(before, after, key);
    return verb === void 0 ? [] : [{ key: `Environment.${key}`, before: void 0, after: verb }];
  });
}
function changeOf(before, after, key) {
  if (!Object.hasOwn(before, key)) return "added";
  if (!Object.hasOwn(after, key)) return "removed";
  return before[key] === after[key] ? void 0 : "changed";
}
function environmentSizeProblem(environment) {
  const sizeBytes = new TextEncoder().encode(JSON.stringify(environment)).length;
  if (sizeBytes <= maxEnvironmentBytes) return void 0;
  return `environment: all variables together take ${sizeBytes} bytes as JSON, and Lambda allows ${maxEnvironmentBytes}`;
}

// src/plan/ownership.ts
var APP_TAG = "layerlift:app";
function checkOwnership(desired, current) {
  const { function: found, api } = current;
  if (found !== void 0) {
    const owner2 = found.tags[APP_TAG];
    if (owner2 !== void 0 && owner2 !== desired.app) throw foreignFunction(desired, owner2);
    if (found.packageType === "Image") throw imageFunction(desired.functionName);
    if (found.state === "Failed") throw failedFunction(desired.functionName);
  }
  if (desired.api === void 0) return;
  const { apiId } = desired.api;
  if (apiId !== void 0 && api === void 0) throw missingApi(apiId, current.region);
  const owner = api?.tags[APP_TAG];
  if (api === void 0 || apiId !== void 0 || owner === void 0 || owner === desired.app) return;
  throw new LayerliftError(
    "ownership",
    `REST API "${api.name}" (${api.apiId}) belongs to "${owner}" (tag ${APP_TAG}), and this deployment is "${desired.app}"`,
    { hint: `Set api-id: ${api.apiId} to share it, or give api-name another value.` }
  );
}
function foreignFunction(desired, owner) {
  return new LayerliftError(
    "ownership",
    `function "${desired.functionName}" belongs to "${owner}" (tag ${APP_TAG}), and this deployment is "${desired.app}"`,
    {
      hint: `The name of a deployment starts with its repository: run it in a checkout of the owner's (its git remote is read), or set GITHUB_REPOSITORY. Else choose another function-name, or remove the tag ${APP_TAG} from the function to take it over.`
    }
  );
}
function imageFunction(functionName3) {
  return new LayerliftError(
    "usage",
    `function "${functionName3}" is a container image function (PackageType Image), and a zip package cannot replace it`,
    {
      hint: "Lambda fixes the package type at creation: choose another function-name, or delete the function first."
    }
  );
}
function failedFunction(functionName3) {
  return new LayerliftError(
    "aws",
    `function "${functionName3}" is in the state Failed, and Lambda does not update it`,
    {
      hint: `Look at its StateReason, delete it with "aws lambda delete-function --function-name ${functionName3}" and run again.`
    }
  );
}
function missingApi(apiId, region) {
  return new LayerliftError("usage", `api-id: there is no REST API "${apiId}" in ${region}`, {
    hint: "Check api-id, aws-region and whose account the credentials are of, or leave api-id empty to have an API made."
  });
}

// src/plan/version.ts
function planVersion(desired, current, latest) {
  if (!desired.publish) return { changes: [], existingVersion: void 0 };
  const existing = latest === void 0 ? void 0 : newestFirst(current).find((version) => isVersionOf(version, latest, { desired, current }));
  if (existing !== void 0) return { changes: [], existingVersion: existing.version };
  const publish = {
    kind: "publish-version",
    functionName: desired.functionName,
    description: desired.versionDescription
  };
  return { changes: [publish], existingVersion: void 0 };
}
function planAlias(desired, current, existingVersion) {
  const { functionName: functionName3, alias } = desired;
  if (alias === void 0) return [];
  const found = current.alias;
  if (found === void 0) return [{ kind: "create-alias", functionName: functionName3, alias }];
  const isThere = found.version === existingVersion && !found.isSplit;
  return isThere ? [] : [
    {
      kind: "update-alias",
      functionName: functionName3,
      alias,
      fromVersion: found.version,
      toVersion: existingVersion
    }
  ];
}
function isKnownCode(desired, latest, versions) {
  if (latest.architecture !== desired.architecture) return false;
  if (latest.codeSha256 === desired.code.codeSha256) return true;
  return versions.some((version) => holdsCode(version, desired, latest));
}
function holdsCode(version, { code }, latest) {
  const isDescribed = parseVersionDescription(version.description)?.contentHash === code.contentHash;
  return (isDescribed || version.codeSha256 === code.codeSha256) && version.codeSha256 === latest.codeSha256 && version.architecture === latest.architecture;
}
function isVersionOf(version, latest, { desired, current }) {
  return holdsCode(version, desired, latest) && isSameConfiguration(version.configuration, latest.configuration) && isSameMap(version.environment, latest.environment) && hasLayers(version.layers, desired.layers, current.layerVersions);
}
function newestFirst(current) {
  const rank = (version) => version.version === current.alias?.version ? Infinity : Number(version.version);
  return [...current.versions].sort((a, b) => rank(b) - rank(a));
}

// src/plan/function.ts
function planFunction(desired, current) {
  if (current.function === void 0) return { changes: [createFunction(desired)], latest: void 0 };
  const found = current.function;
  const update = configurationUpdate(desired, current, found);
  const code = codeUpdate(desired, current, found);
  const changes = [update, codeSigning(desired, found), code, tagUpdate(desired, found)].filter(
    (change) => change !== void 0
  );
  if (code !== void 0 || update?.layers !== void 0) return { changes, latest: void 0 };
  const configuration = { ...found.configuration, ...update?.configuration };
  return {
    changes,
    latest: { ...found, configuration, environment: update?.environment ?? found.environment }
  };
}
function createFunction(desired) {
  const configuration = withDefaults(desired.configuration, desired.onCreate);
  const environment = environmentAfter({}, desired.environment, "replace");
  checkCreation(desired.functionName, configuration);
  checkEnvironment(environment);
  return {
    kind: "create-function",
    functionName: desired.functionName,
    code: desired.code,
    configuration,
    environment,
    layers: desired.layers,
    architecture: desired.architecture,
    tags: { ...withoutNulls(desired.tags ?? {}), [APP_TAG]: desired.app },
    codeSigningConfigArn: desired.codeSigningConfigArn,
    sourceKmsKeyArn: desired.sourceKmsKeyArn
  };
}
function withDefaults(set, defaults) {
  return { ...defaults, ...definedOnly(set) };
}
function checkCreation(functionName3, configuration) {
  const required = [
    [
      "role",
      configuration.Role,
      "the ARN of the function's execution role",
      "arn:aws:iam::123456789012:role/hello"
    ],
    [
      "handler",
      configuration.Handler,
      "what the bootstrap reads from _HANDLER; often the CMD of the image",
      "hello"
    ],
    [
      "runtime",
      configuration.Runtime,
      "what runs the code, for an image with a bootstrap provided.al2023",
      "provided.al2023"
    ]
  ];
  const missing = required.filter(([, value2]) => value2 === void 0 || value2 === "");
  if (missing.length === 0) return;
  throw new LayerliftError(
    "usage",
    `function "${functionName3}" does not exist yet and cannot be made without ${formatCount(missing.length, "setting")} that ${missing.length === 1 ? "is" : "are"} missing`,
    {
      hint: `for example ${missing.map(([name, , , example]) => `${name}: ${example}`).join(", ")}`,
      details: missing.map(([name, , meaning]) => `${name}: ${meaning}`)
    }
  );
}
function checkEnvironment(environment) {
  const problem = environmentSizeProblem(environment);
  if (problem === void 0) return;
  throw new LayerliftError("usage", problem, {
    hint: "Remove variables (KEY: null), or keep large values in Parameter Store or Secrets Manager."
  });
}
function configurationUpdate(desired, current, found) {
  const configuration = changedConfiguration(desired.configuration, found.configuration, desired.functionName);
  const after = environmentAfter(found.environment, desired.environment, desired.environmentStrategy);
  const environment = isSameMap(found.environment, after) ? void 0 : after;
  const layers = hasLayers(found.layers, desired.layers, current.layerVersions) ? void 0 : desired.layers;
  const isEqual = Object.keys(configuration).length === 0 && environment === void 0 && layers === void 0;
  if (isEqual) return void 0;
  if (environment !== void 0) checkEnvironment(environment);
  return {
    kind: "update-configuration",
    functionName: desired.functionName,
    configuration,
    environment,
    layers,
    revisionId: desired.revisionId ?? mergeGuard(desired, found, environment !== void 0),
    differences: [
      ...configurationDifferences(configuration, found.configuration),
      ...environmentDifferences(found.environment, after),
      ...layerDifferences(desired, current, layers !== void 0)
    ]
  };
}
function mergeGuard(desired, found, isWritten) {
  const isSettled = found.state === "Active" && found.lastUpdateStatus === "Successful";
  return isWritten && isSettled && desired.environmentStrategy === "merge" ? found.revisionId : void 0;
}
function layerDifferences(desired, current, isChanged) {
  if (!isChanged) return [];
  const before = current.function?.layers.join(", ");
  const after = desired.layers.map((layer) => layerText(layer, current.layerVersions)).join(", ");
  return [
    { key: "Layers", before: before === "" ? void 0 : before, after: after === "" ? void 0 : after }
  ];
}
function codeUpdate(desired, current, found) {
  const sourceKmsKeyArn = desired.sourceKmsKeyArn ?? found.sourceKmsKeyArn;
  const isSameKey = sourceKmsKeyArn === found.sourceKmsKeyArn;
  if (isSameKey && isKnownCode(desired, found, current.versions)) return void 0;
  return {
    kind: "update-code",
    functionName: desired.functionName,
    code: desired.code,
    architecture: found.architecture === desired.architecture ? void 0 : desired.architecture,
    sourceKmsKeyArn,
    revisionId: desired.revisionId
  };
}
function codeSigning(desired, found) {
  const { functionName: functionName3, codeSigningConfigArn } = desired;
  if (codeSigningConfigArn === void 0 || codeSigningConfigArn === found.codeSigningConfigArn)
    return void 0;
  return { kind: "put-code-signing", functionName: functionName3, codeSigningConfigArn };
}
function tagUpdate(desired, found) {
  const wanted = desired.tags ?? {};
  const set = Object.entries(withoutNulls(wanted)).filter(([key, value2]) => found.tags[key] !== value2);
  const gone = Object.keys(wanted).length === 0 && desired.tags !== void 0 ? Object.keys(found.tags).filter((key) => !RESERVED_TAG.test(key)) : Object.keys(wanted).filter((key) => wanted[key] === null);
  const remove = gone.filter((key) => found.tags[key] !== void 0);
  if (set.length === 0 && remove.length === 0) return void 0;
  return { kind: "update-tags", functionArn: found.functionArn, set: Object.fromEntries(set), remove };
}
var RESERVED_TAG = /^(aws|layerlift):/i;

// src/plan/integration-uri.ts
function integrationUri(target) {
  const qualified2 = target.alias === void 0 ? target.functionArn : `${target.functionArn}:${target.alias}`;
  const service = `arn:${target.partition}:apigateway:${target.region}:lambda:path`;
  return `${service}/2015-03-31/functions/${qualified2}/invocations`;
}
var URI = /^arn:[^:]+:apigateway:[^:]+:lambda:path\/[0-9-]+\/functions\/arn:[^:]+:lambda:([^:]+):([^:]*):function:(.+)\/(invocations|response-streaming-invocations)$/;
function parseIntegrationUri(uri) {
  const match = URI.exec(uri);
  if (match === null) return void 0;
  const [, region = "", accountId = "", resource = "", form] = match;
  const colon = resource.indexOf(":");
  return {
    region,
    accountId,
    functionName: colon === -1 ? resource : resource.slice(0, colon),
    qualifier: colon === -1 ? void 0 : resource.slice(colon + 1),
    isStreaming: form === "response-streaming-invocations"
  };
}

// src/plan/method-owner.ts
function methodMark(app, { method, path }) {
  return `layerlift_${app}_${method}${path}`.replace(/\W+/g, "_");
}
function methodOwner(method, target) {
  if (!method.hasIntegration) return "half-made";
  const lambda = method.integrationUri === void 0 ? void 0 : parseIntegrationUri(method.integrationUri);
  if (lambda === void 0 || lambda.functionName !== target.functionName || lambda.region !== target.region) {
    return "foreign";
  }
  const isOtherAccount = target.accountId !== void 0 && lambda.accountId !== target.accountId;
  if (isOtherAccount) return "foreign";
  return lambda.qualifier === target.alias && !lambda.isStreaming ? "our-alias" : "our-function";
}
function foreignMethodSentence(route, method) {
  if (!method.hasIntegration)
    return `${route} has no integration yet: someone is making it, or stopped half-way`;
  return `${route} points to ${method.integrationUri ?? "an integration that is not AWS_PROXY"}`;
}
function routesTaken(apiId, sentences) {
  const isHalfMade = sentences.some((sentence) => sentence.includes("no integration yet"));
  const halfMade = ' Run again when the half-made method is finished, or delete it with "aws apigateway delete-method".';
  return new LayerliftError(
    "ownership",
    `REST API ${apiId ?? ""} has methods that are not ours: ${sentences.join("; ")}`,
    {
      hint: `Choose other routes, or remove these methods from the API.${isHalfMade ? halfMade : ""}`,
      details: sentences
    }
  );
}

// src/plan/permission.ts
function planPermission(desired, current) {
  const { functionName: functionName3, alias } = desired;
  const statement = { kind: "add-permission", functionName: functionName3, alias };
  if (current.api === void 0) return [statement];
  const statementId = statementIdOf(current.api.apiId, alias);
  const found = current.permissions.find((permission) => permission.statementId === statementId);
  if (found === void 0) return [statement];
  const isRight = found.sourceArn === executeApiArn(current, current.api.apiId);
  return isRight ? [] : [{ ...statement, replaces: true }];
}
function statementIdOf(apiId, alias) {
  const text = alias === void 0 ? `layerlift-${apiId}` : `layerlift-${apiId}-${alias}`;
  return text.replace(/[^\w-]/g, "-").slice(0, maxStatementIdCharacters);
}
function executeApiArn(current, apiId) {
  const accountId = accountOf(current);
  if (accountId === void 0) return void 0;
  return `arn:${current.partition}:execute-api:${current.region}:${accountId}:${apiId}/*/*/*`;
}
function accountOf(current) {
  return current.function?.functionArn.split(":")[4] ?? current.accountId;
}

// src/plan/route-tree.ts
var HASH_DIGITS = 16;
function treeOf(api) {
  const lines = (api?.resources ?? []).flatMap(
    (resource) => resource.methods.map((found) => {
      const key = `${found.method} ${resource.path}`;
      return [key, methodLine(key, found.authorizationType, targetOf(found))];
    })
  );
  return new Map(lines);
}
function methodLine(key, authorizationType, target) {
  return `${key} ${authorizationType} ${target}`;
}
function lambdaTarget(lambda) {
  return `lambda:${lambda.region}:${lambda.functionName}:${lambda.qualifier ?? ""}`;
}
function targetOf(method) {
  if (method.integrationUri === void 0) return method.hasIntegration ? "other" : "none";
  const lambda = parseIntegrationUri(method.integrationUri);
  if (lambda === void 0) return method.integrationUri;
  return lambda.isStreaming ? `${lambdaTarget(lambda)}:stream` : lambdaTarget(lambda);
}
function treeHash(tree, hash) {
  return hash([...tree.values()].sort().join("\n")).slice(0, HASH_DIGITS);
}
function deploymentDescriptionOf(hashes) {
  return `layerlift tree=${hashes.tree} own=${hashes.own}`;
}
function parseDeploymentDescription(description) {
  const match = /^layerlift tree=([0-9a-f]{16}) own=([0-9a-f]{16})$/.exec(description);
  return match === null ? void 0 : { tree: match[1] ?? "", own: match[2] ?? "" };
}

// src/plan/stage.ts
function planStage(input) {
  const { api, current, target, edits, hash } = input;
  const tree = treeAfter(treeOf(current), input);
  const own = new Map(api.routes.map((route) => [routeText(route), ourLine(routeText(route), "own", target)]));
  const hashes = { tree: treeHash(tree, hash), own: treeHash(own, hash) };
  if (edits.length === 0 && isDeployed(current, hashes)) return { changes: [], warnings: [] };
  refuseHalfMade(input);
  const change = {
    kind: "create-deployment",
    stage: api.stage,
    description: deploymentDescriptionOf(hashes)
  };
  return { changes: [change], warnings: pendingEditsWarning(input) };
}
function isDeployed(current, hashes) {
  const deployed = parseDeploymentDescription(current?.stage?.deploymentDescription ?? "");
  return deployed !== void 0 && (deployed.tree === hashes.tree || deployed.own === hashes.own);
}
function treeAfter(before, { edits, current, target }) {
  const after = new Map(before);
  for (const edit of edits) {
    if (edit.kind === "delete-method") after.delete(routeText(edit.route));
    if (edit.kind !== "put-method") continue;
    const { method, path } = edit.route;
    const found = current?.resources.find((resource) => resource.path === path)?.methods.find((other) => other.method === method);
    const key = routeText(edit.route);
    after.set(key, ourLine(key, found?.authorizationType ?? "NONE", target));
  }
  return after;
}
function ourLine(key, authorizationType, target) {
  return methodLine(key, authorizationType, lambdaTarget({ ...target, qualifier: target.alias }));
}
function refuseHalfMade({ current, target, edits }) {
  const finished = new Set(
    edits.map(
      (edit) => edit.kind === "put-method" || edit.kind === "delete-method" ? routeText(edit.route) : ""
    )
  );
  const halfMade = (current?.resources ?? []).flatMap(
    (resource) => resource.methods.filter((method) => methodOwner(method, target) === "half-made").map((method) => ({ method, key: `${method.method} ${resource.path}` })).filter(({ key }) => !finished.has(key)).map(({ method, key }) => foreignMethodSentence(key, method))
  );
  if (halfMade.length > 0) throw routesTaken(current?.apiId, halfMade);
}
function pendingEditsWarning({ current, target, hash }) {
  if (current?.stage === void 0) return [];
  const methods3 = current.resources.flatMap((resource) => resource.methods);
  if (!methods3.some((method) => methodOwner(method, target) === "foreign")) return [];
  const deployed = parseDeploymentDescription(current.stage.deploymentDescription);
  const what = `deploying REST API ${current.apiId} publishes its whole tree`;
  if (deployed === void 0)
    return [`${what}; edits of others that are not published yet, if any, go live with it`];
  if (deployed.tree === treeHash(treeOf(current), hash)) return [];
  return [`${what}: it has edits that are not published yet, and those of others go live with ours`];
}

// src/plan/route.ts
function planRoutes(desired, current, options) {
  const { api } = desired;
  if (api === void 0) return { changes: [], warnings: [] };
  const target = {
    functionName: desired.functionName,
    alias: desired.alias,
    region: current.region,
    accountId: accountOf(current)
  };
  if (api.routes.length === 0)
    return current.api === void 0 ? { changes: [], warnings: [] } : planRemoval(api, { ...current, api: current.api }, { target, app: desired.app, hash: options.hash });
  const puts = methodPuts(api, current.api, { target, app: desired.app });
  const deletes = methodDeletes(api, current.api, { target, app: desired.app });
  const edits = [...missingResources(api, current.api), ...puts, ...deletes];
  const stage = planStage({ api, current: current.api, target, edits, hash: options.hash });
  return {
    changes: [
      ...createApi(desired, api, current),
      ...planPermission(desired, current),
      ...edits,
      ...stage.changes
    ],
    warnings: [
      ...stage.warnings,
      ...unqualifiedWarnings(api, current.api, target),
      ...binaryMediaTypesWarning(api, current.api)
    ]
  };
}
function planRemoval(api, current, { target, app, hash }) {
  const edits = methodDeletes(api, current.api, { target, app });
  const warnings = unqualifiedWarnings(api, current.api, target);
  const statementId = statementIdOf(current.api.apiId, target.alias);
  const mayBeDeployed = edits.length > 0 || current.permissions.some((one) => one.statementId === statementId);
  if (current.api.stage === void 0 || !mayBeDeployed) return { changes: edits, warnings };
  const stage = planStage({ api, current: current.api, target, edits, hash });
  const methods3 = current.api.resources.flatMap((resource) => resource.methods);
  if (stage.changes.length > 0 && methods3.length === edits.length) throw nothingLeft(api, current.api);
  return { changes: [...edits, ...stage.changes], warnings: [...stage.warnings, ...warnings] };
}
function nothingLeft({ stage }, { apiId }) {
  return new LayerliftError(
    "usage",
    `routes: [] leaves REST API ${apiId} without any method, and API Gateway deploys no such API: stage "${stage}" would go on serving the routes`,
    {
      hint: `Delete the stage with "aws apigateway delete-stage --rest-api-id ${apiId} --stage-name ${stage}" and run again, or keep one route.`
    }
  );
}
function createApi(desired, api, current) {
  if (current.api !== void 0) return [];
  return [{ kind: "create-api", api, tags: { ...withoutNulls(desired.tags ?? {}), [APP_TAG]: desired.app } }];
}
function missingResources(api, current) {
  const there = (current?.resources ?? []).map((resource) => resource.path);
  const wanted = api.routes.map((route) => route.path);
  const conflicts = siblingVariables([...there, ...wanted]);
  if (conflicts.length > 0) {
    throw new LayerliftError("usage", `routes: ${conflicts[0] ?? ""}`, {
      hint: "Use the variable name that the API has, or another path.",
      details: conflicts
    });
  }
  const missing = new Set(wanted.flatMap(pathPrefixes).filter((path) => !there.includes(path)));
  return [...missing].map((path) => ({ kind: "create-resource", path }));
}
function methodPuts(api, current, { target, app }) {
  const isOurApi = current === void 0 || current.tags[APP_TAG] === app;
  const calls = target.alias === void 0 ? target.functionName : `${target.functionName}:${target.alias}`;
  const puts = [];
  const refused = [];
  for (const route of api.routes) {
    const method = findMethod(current, route);
    const owner = method === void 0 ? "absent" : methodOwner(method, target);
    if (owner === "our-alias") continue;
    const isMarked = method?.operationName === methodMark(app, route);
    const isFree = owner !== "foreign" && (owner !== "half-made" || isOurApi || isMarked);
    if (isFree) puts.push({ kind: "put-method", route, exists: owner !== "absent", calls });
    else if (method !== void 0) refused.push(foreignMethodSentence(routeText(route), method));
  }
  if (refused.length > 0) throw routesTaken(current?.apiId, refused);
  return puts;
}
function methodDeletes(api, current, { target, app }) {
  const wanted = new Set(api.routes.map(routeText));
  const deletes = (current?.resources ?? []).flatMap(
    (resource) => resource.methods.map((found) => ({ found, route: { method: found.method, path: resource.path } })).filter(({ route }) => !wanted.has(routeText(route))).filter(({ found, route }) => {
      const owner = methodOwner(found, target);
      return owner === "our-alias" || owner === "half-made" && found.operationName === methodMark(app, route);
    }).map(({ route }) => ({ kind: "delete-method", resourceId: resource.id, route }))
  );
  return deletes.sort((a, b) => routeText(a.route) < routeText(b.route) ? -1 : 1);
}
function findMethod(api, route) {
  const resource = api?.resources.find(({ path }) => path === route.path);
  return resource?.methods.find(({ method }) => method === route.method);
}
function unqualifiedWarnings(api, current, target) {
  if (target.alias === void 0) return [];
  const wanted = new Set(api.routes.map(routeText));
  const unqualified = { ...target, alias: void 0 };
  const warnings = (current?.resources ?? []).flatMap(
    (resource) => resource.methods.filter((method) => methodOwner(method, unqualified) === "our-alias").map((method) => routeText({ method: method.method, path: resource.path })).filter((route) => !wanted.has(route)).map(
      (route) => `${route} of REST API ${current?.apiId ?? ""} calls the unqualified function ${target.functionName}, not alias ${target.alias}: changes reach it before they are tested; add it to routes to point it to the alias`
    )
  );
  return warnings.sort();
}
function binaryMediaTypesWarning(api, current) {
  if (api.binaryMediaTypes === void 0 || current?.binaryMediaTypes === void 0) return [];
  const text = (types) => [...types].sort().join(", ");
  const observed = text(current.binaryMediaTypes);
  if (text(api.binaryMediaTypes) === observed) return [];
  return [
    `binary-media-types is used when an API is made; REST API ${current.apiId} keeps its own (${observed || "none"})`
  ];
}

// src/plan/plan.ts
function planDeployment(desired, current, options) {
  checkOwnership(desired, current);
  const layers = withKeptLayers(desired, current.function?.layers ?? []);
  const wanted = { ...desired, layers, alias: desired.publish ? desired.alias : void 0 };
  const { changes, latest } = planFunction(wanted, current);
  const version = planVersion(wanted, current, latest);
  const concurrency = planConcurrency(wanted, current);
  const routes = planRoutes(wanted, current, options);
  return {
    version: [...planLayers(wanted, current), ...changes, ...version.changes],
    traffic: [
      ...concurrency.beforeAlias,
      ...planAlias(wanted, current, version.existingVersion),
      ...concurrency.afterAlias,
      ...routes.changes
    ],
    existingVersion: version.existingVersion,
    warnings: [...current.warnings, ...aliasWarning(wanted), ...routes.warnings]
  };
}
function isEmpty(plan) {
  return plan.version.length === 0 && plan.traffic.length === 0;
}
function aliasWarning(desired) {
  if (desired.alias !== void 0) return [];
  return [
    `no alias: a change of function "${desired.functionName}" reaches its callers before the smoke tests ran`
  ];
}

// src/deploy/report.ts
function emptyReport(command) {
  return {
    command,
    routes: [],
    layerArns: [],
    layersPublished: 0,
    changed: false,
    plan: [],
    smoke: [],
    rolledBack: false,
    packages: [],
    warnings: []
  };
}
function reportOfPackages(report, { image, packages }, states) {
  const zipOf = ({ fileName }) => states.zips?.get(fileName) ?? states.made?.get(fileName);
  const functionZip = packages.function === void 0 ? void 0 : zipOf(packages.function);
  return {
    ...report,
    imageDigest: image.manifestDigest ?? image.imageId,
    warnings: [...packages.warnings, ...report.warnings],
    ...functionZip === void 0 ? {} : { codeSha256: functionZip.sha256Base64, packageSizeBytes: functionZip.sizeBytes },
    packages: allPackages(packages).map((one) => {
      const zip = zipOf(one);
      const kept = states.zips?.get(one.fileName);
      const arn = states.arnOf?.(one);
      return {
        fileName: one.fileName,
        state: states.stateOf(one),
        unzippedBytes: one.unzippedBytes,
        entryCount: one.entries.length,
        contentHash: one.contentHash,
        ...zip === void 0 ? {} : { zippedBytes: zip.sizeBytes },
        ...kept === void 0 ? {} : { path: kept.path },
        ...arn === void 0 ? {} : { arn }
      };
    })
  };
}
function planReport(plan, desired) {
  return {
    functionName: desired.functionName,
    ...desired.alias === void 0 ? {} : { alias: desired.alias },
    ...desired.api === void 0 ? {} : { stage: desired.api.stage, routes: desired.api.routes.map(routeText) },
    plan: [...plan.version, ...plan.traffic].map(sentenceOf),
    callerChanges: plan.traffic.filter(({ kind }) => kind === "update-alias" || kind === "create-deployment").map(sentenceOf),
    changed: !isEmpty(plan),
    warnings: plan.warnings
  };
}

// src/deploy/text-hash.ts
import { createHash as createHash2 } from "node:crypto";
function sha256Hex(text) {
  return createHash2("sha256").update(text).digest("hex");
}

// src/entry/interrupt.ts
import { setMaxListeners } from "node:events";
function abortOnSignals(source, options) {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const listener = () => {
    if (controller.signal.aborted) return options.onAgain();
    options.onFirst();
    controller.abort(cancelled2());
  };
  source.on("SIGINT", listener);
  source.on("SIGTERM", listener);
  return controller.signal;
}
function asThrown(thrown, signal) {
  if (!signal.aborted) return thrown;
  const saysMore = thrown instanceof LayerliftError && thrown.code !== "cancelled";
  return saysMore ? thrown : cancelled2(thrown);
}
function cancelled2(cause) {
  return new LayerliftError("cancelled", "stopped by a signal before everything was done", {
    hint: "run the same command again: what is done is found, and the rest is taken up",
    cause
  });
}

// src/entry/version.ts
import { readFileSync } from "node:fs";
function ownVersion(packageFile) {
  const facts = JSON.parse(readFileSync(packageFile, "utf8"));
  return textOf(property(facts, "version")) ?? "";
}

// src/pack/al2023-libraries.ts
var core = [
  "libBrokenLocale.so.1",
  "libanl.so.1",
  "libc.so.6",
  "libdl.so.2",
  "libgcc_s.so.1",
  "libm.so.6",
  "libnss_compat.so.2",
  "libnss_dns.so.2",
  "libnss_files.so.2",
  "libpthread.so.0",
  "libresolv.so.2",
  "librt.so.1",
  "libstdc++.so.6",
  "libthread_db.so.1",
  "libutil.so.1"
];
var base = [
  "libacl.so.1",
  "libattr.so.1",
  "libblkid.so.1",
  "libbz2.so.1",
  "libcap.so.2",
  "libcom_err.so.2",
  "libcrypto.so.3",
  "libcurl.so.4",
  "libffi.so.8",
  "libgmp.so.10",
  "libgssapi_krb5.so.2",
  "libhistory.so.8",
  "libidn2.so.0",
  "libk5crypto.so.3",
  "libkeyutils.so.1",
  "libkrb5.so.3",
  "libkrb5support.so.0",
  "liblz4.so.1",
  "liblzma.so.5",
  "libmount.so.1",
  "libmpfr.so.6",
  "libncurses.so.6",
  "libncursesw.so.6",
  "libnghttp2.so.14",
  "libpcre2-8.so.0",
  "libreadline.so.8",
  "libselinux.so.1",
  "libsigsegv.so.2",
  "libsqlite3.so.0",
  "libssl.so.3",
  "libtinfo.so.6",
  "libunistring.so.2",
  "libuuid.so.1",
  "libverto.so.1",
  "libxml2.so.2",
  "libz.so.1",
  "libzstd.so.1"
];
var loaders = {
  x86_64: { name: "ld-linux-x86-64.so.2", folder: "/lib64", only: ["libmvec.so.1"] },
  arm64: { name: "ld-linux-aarch64.so.1", folder: "/lib", only: [] }
};
var interpreters = ["/bin/sh", "/bin/bash", "/usr/bin/sh", "/usr/bin/bash", "/usr/bin/env"];
function systemFiles(architecture) {
  const loader = loaders[architecture];
  const libraries = [...core, ...base, ...loader.only, loader.name].map((name) => `/lib64/${name}`);
  return [...libraries, `${loader.folder}/${loader.name}`, ...interpreters];
}
var systemFolders = ["/lib64", "/usr/lib64", "/lib", "/usr/lib"];
var newestVersions = {
  GLIBC: "2.34",
  GLIBCXX: "3.4.33",
  CXXABI: "1.3.15"
};
var libraryPath = [
  "/var/lang/lib",
  "/lib64",
  "/usr/lib64",
  "/var/runtime",
  "/var/runtime/lib",
  "/var/task",
  "/var/task/lib",
  "/opt/lib"
];
var programPath = ["/var/lang/bin", "/usr/local/bin", "/usr/bin", "/bin", "/opt/bin"];

// src/pack/read-slice.ts
async function readSlice(content, slice, signal) {
  const wanted = slice.offset + slice.bytes;
  if (slice.bytes > BigInt(slice.max)) throw new RangeError("range too long");
  if (wanted > BigInt(content.sizeBytes) && slice.mayBeShort !== true)
    throw new RangeError("range outside of the file");
  const start = Number(slice.offset);
  const end = Math.min(Number(wanted), content.sizeBytes);
  const parts = [];
  let position = 0;
  for await (const chunk of content.read(signal)) {
    const from = Math.max(start - position, 0);
    if (from < chunk.length) parts.push(Buffer.from(chunk.subarray(from, end - position)));
    position += chunk.length;
    if (position >= end) break;
  }
  return Buffer.concat(parts);
}

// src/pack/elf.ts
function isElf(firstBytes) {
  return firstBytes.length >= 52 && Buffer.from(firstBytes.subarray(0, 4)).equals(magic);
}
async function readElf(content, signal) {
  try {
    return await parse(content, signal);
  } catch (error) {
    if (error instanceof RangeError) return void 0;
    throw error;
  }
}
var magic = Buffer.from([127, 69, 76, 70]);
var machines = { 62: "x86_64", 183: "arm64" };
var segment = { load: 1, dynamic: 2, interpreter: 3 };
var tag = {
  needed: 1n,
  stringTable: 5n,
  stringBytes: 10n,
  soname: 14n,
  rpath: 15n,
  runpath: 29n,
  versionNeed: 0x6ffffffen,
  versionNeedCount: 0x6fffffffn
};
var maxHeaders = 512;
var maxDynamicBytes = 1024 * 1024;
var maxStringBytes = 64 * 1024 * 1024;
async function parse(content, signal) {
  const range = (offset, bytes, max) => readSlice(content, { offset, bytes, max }, signal);
  const header = await readSlice(content, { offset: 0n, bytes: 64n, max: 64, mayBeShort: true }, signal);
  if (!isElf(header)) return void 0;
  const layout = layoutOf(header);
  if (layout === void 0) return void 0;
  const number = layout.u16(header, 18);
  const bare = {
    machine: machines[number] ?? `machine ${number}`,
    interpreter: void 0,
    soname: void 0
  };
  const segments = await readSegments(header, layout, range);
  const interpreter = segments.find(({ type }) => type === segment.interpreter);
  const dynamic = segments.find(({ type }) => type === segment.dynamic);
  const elf = {
    ...bare,
    needed: [],
    libraryPath: [],
    versions: [],
    ...interpreter === void 0 ? {} : { interpreter: textAt(await range(interpreter.offset, interpreter.fileBytes, 4096), 0) }
  };
  if (dynamic === void 0 || dynamic.fileBytes === 0n) return elf;
  const tags = readTags(await range(dynamic.offset, dynamic.fileBytes, maxDynamicBytes), layout);
  return { ...elf, ...await readDynamic({ tags, segments, layout, range }) };
}
function layoutOf(header) {
  const is64 = header[4] === 2;
  if (!is64 && header[4] !== 1) return void 0;
  const isLittle = header[5] === 1;
  if (!isLittle && header[5] !== 2) return void 0;
  const u16 = (bytes, at) => isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  const u32 = (bytes, at) => isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  const u64 = (bytes, at) => isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
  return { is64, u16, u32, word: is64 ? u64 : (bytes, at) => BigInt(u32(bytes, at)) };
}
async function readSegments(header, layout, range) {
  const { is64, u16, u32, word } = layout;
  const size = u16(header, is64 ? 54 : 42);
  const count = u16(header, is64 ? 56 : 44);
  if (count === 0) return [];
  if (count > maxHeaders || size < (is64 ? 56 : 32)) throw new RangeError("program headers");
  const table = await range(word(header, is64 ? 32 : 28), BigInt(size * count), size * count);
  return Array.from({ length: count }, (_, index) => {
    const at = index * size;
    return is64 ? {
      type: u32(table, at),
      offset: word(table, at + 8),
      address: word(table, at + 16),
      fileBytes: word(table, at + 32)
    } : {
      type: u32(table, at),
      offset: word(table, at + 4),
      address: word(table, at + 8),
      fileBytes: word(table, at + 16)
    };
  });
}
function readTags(table, { is64, word }) {
  const size = is64 ? 16 : 8;
  const tags = [];
  for (let at = 0; at + size <= table.length; at += size) {
    const key = word(table, at);
    if (key === 0n) break;
    tags.push([key, word(table, at + size / 2)]);
  }
  return tags;
}
async function readDynamic(dynamic) {
  const all = (key) => dynamic.tags.flatMap(([tag2, value2]) => tag2 === key ? [value2] : []);
  const [first] = all(tag.stringTable);
  const [stringBytes] = all(tag.stringBytes);
  if (first === void 0 || stringBytes === void 0) {
    return { needed: [], soname: void 0, libraryPath: [], versions: [] };
  }
  const strings = await dynamic.range(fileOffset(dynamic.segments, first).offset, stringBytes, maxStringBytes);
  const text = (at) => textAt(strings, Number(at));
  const path = all(tag.runpath).length > 0 ? all(tag.runpath) : all(tag.rpath);
  const soname = all(tag.soname)[0];
  return {
    needed: all(tag.needed).map(text),
    soname: soname === void 0 ? void 0 : text(soname),
    libraryPath: path.flatMap((at) => text(at).split(":")).filter((folder) => folder !== ""),
    versions: await readVersions(
      dynamic,
      all(tag.versionNeed)[0],
      Number(all(tag.versionNeedCount)[0] ?? 0n),
      text
    )
  };
}
async function readVersions({ segments, layout, range }, address, count, text) {
  if (address === void 0) return [];
  const { offset, restBytes } = fileOffset(segments, address);
  const table = await range(
    offset,
    restBytes < BigInt(maxDynamicBytes) ? restBytes : BigInt(maxDynamicBytes),
    maxDynamicBytes
  );
  const versions = [];
  let at = 0;
  for (let index = 0; index < Math.min(count, 4096); index += 1) {
    const library = text(BigInt(layout.u32(table, at + 4)));
    let auxiliary = at + layout.u32(table, at + 8);
    for (let left = layout.u16(table, at + 2); left > 0; left -= 1) {
      versions.push({ library, version: text(BigInt(layout.u32(table, auxiliary + 8))) });
      const step = layout.u32(table, auxiliary + 12);
      if (step === 0) break;
      auxiliary += step;
    }
    const next = layout.u32(table, at + 12);
    if (next === 0) break;
    at += next;
  }
  return versions;
}
function fileOffset(segments, address) {
  const home = segments.find(
    (each) => each.type === segment.load && address >= each.address && address < each.address + each.fileBytes
  );
  if (home === void 0) throw new RangeError("address outside of every segment");
  const inside = address - home.address;
  return { offset: home.offset + inside, restBytes: home.fileBytes - inside };
}
function textAt(bytes, at) {
  const end = bytes.indexOf(0, at);
  if (at >= bytes.length || end < 0) throw new RangeError("text without end");
  return bytes.toString("latin1", at, end);
}

// src/pack/tree.ts
var maxHops = 40;
function newDirectory(layer, mode = 493) {
  return { kind: "directory", mode, layer, touched: layer, children: /* @__PURE__ */ new Map() };
}
function walkFolders(tree, path, onMissing) {
  const trail = [tree.root];
  const pending = path.split("/").toReversed();
  let hops = 0;
  for (let name = pending.pop(); name !== void 0; name = pending.pop()) {
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (trail.length > 1) trail.pop();
      continue;
    }
    const here = trail.at(-1) ?? tree.root;
    const next = here.children.get(name) ?? onMissing?.(here, name);
    if (next?.kind === "symlink") {
      hops += 1;
      if (hops > maxHops) throw tooManyLinks(path);
      if (next.target.startsWith("/")) trail.splice(1);
      pending.push(...next.target.split("/").toReversed());
    } else if (next?.kind === "directory") trail.push(next);
    else return void 0;
  }
  return trail;
}
function lookUp(tree, path, hops = 0) {
  if (hops > maxHops) return void 0;
  const { parent, name } = splitPath(path);
  const folders = walkFolders(tree, parent);
  const folder = folders?.at(-1);
  if (name === "" || name === "." || name === "..") return walkFolders(tree, path)?.at(-1);
  const node = folder?.children.get(name);
  if (node?.kind !== "symlink") return node;
  return lookUp(tree, node.target.startsWith("/") ? node.target : `${parent}/${node.target}`, hops + 1);
}
function splitPath(path) {
  const cut = path.lastIndexOf("/");
  return { parent: path.slice(0, Math.max(cut, 0)), name: path.slice(cut + 1) };
}
function* nodesBelow(folder, prefix = "") {
  for (const [name, node] of folder.children) {
    yield [asBytePath(prefix + name), node];
    if (node.kind === "directory") yield* nodesBelow(node, `${prefix}${name}/`);
  }
}
function asBytePath(path) {
  return path;
}
function tooManyLinks(path) {
  return new LayerliftError(
    "image-invalid",
    `the image has a loop of symlinks at /${displayPath(path)}: more than ${maxHops} followed`
  );
}

// src/pack/bootstrap.ts
var places = ["/var/task/bootstrap", "/opt/bootstrap"];
async function findBootstrap(question, signal) {
  const path = places.find((place) => isPresent(question.root, place));
  if (!isCustom(question.runtime)) return { path, warnings: [] };
  if (path === void 0) {
    if (!question.hasForeignLayers) return { path, problem: noBootstrap(question), warnings: [] };
    const sentence = "the image has no bootstrap; the function starts only if one of the given layers brings it";
    return { path, warnings: [sentence] };
  }
  const node = lookUp(question.root, path);
  if (node?.kind !== "file") return { path, problem: notAFile(question.root, path), warnings: [] };
  const { content } = node.inode;
  const problem = unexecutable(path, node) ?? await wrongProcessor({ path, content, architecture: question.architecture }, signal);
  if (problem !== void 0) return { path, problem, warnings: [] };
  return { path, warnings: await interpreterWarnings(question.root, { path, content }, signal) };
}
function checkBootstrap({ bootstrapProblem }, runtime) {
  if (bootstrapProblem !== void 0 && isCustom(runtime)) throw bootstrapProblem;
}
function isCustom(runtime) {
  return runtime === void 0 || runtime.startsWith("provided");
}
function isPresent(root, place) {
  const { parent, name } = splitPath(place);
  const folder = lookUp(root, parent);
  return folder?.kind === "directory" && folder.children.has(name);
}
function unexecutable(path, node) {
  if ((node.inode.mode & 73) !== 0) return void 0;
  return new LayerliftError("package-invalid", `${path} is not executable: Lambda could not start it`, {
    hint: `add \`RUN chmod 755 ${path}\` to the Dockerfile, or copy it with \`COPY --chmod=755\``
  });
}
async function wrongProcessor(program, signal) {
  const elf = await readElf(program.content, signal);
  if (elf === void 0 || elf.machine === program.architecture) return void 0;
  return new LayerliftError(
    "package-invalid",
    `${program.path} is built for ${elf.machine}, but the image and the function are ${program.architecture}`,
    {
      hint: "build the program for the platform of the image, or set `architectures` and `platform` to match it"
    }
  );
}
async function interpreterWarnings(root, program, signal) {
  const start = await readSlice(
    program.content,
    { offset: 0n, bytes: 256n, max: 256, mayBeShort: true },
    signal
  );
  const [, line = ""] = /^#!\s*([^\n\r]*)/.exec(start.toString("latin1")) ?? [];
  const [interpreter, ...rest] = line.split(/\s+/);
  if (interpreter === void 0 || interpreter === "") return [];
  const viaEnv = splitPath(interpreter).name === "env" ? rest.find((word) => !/^-|=/.test(word)) : void 0;
  const wanted = viaEnv === void 0 || viaEnv.includes("/") ? [viaEnv ?? interpreter] : inPath(viaEnv);
  if (wanted.some((path) => lookUp(root, path)?.kind === "file")) return [];
  const name = displayPath(viaEnv ?? interpreter);
  return [`${program.path} is run by ${name}, which is neither in the packages nor in provided.al2023`];
}
var inPath = (program) => programPath.map((folder) => `${folder}/${program}`);
function notAFile(root, path) {
  const { parent, name } = splitPath(path);
  const folder = lookUp(root, parent);
  const node = folder?.kind === "directory" ? folder.children.get(name) : void 0;
  const what = node?.kind === "symlink" ? `a symlink to ${displayPath(node.target)}, which no package holds` : "not a file";
  return new LayerliftError("package-invalid", `${path} is ${what}`, {
    hint: "put an executable file named bootstrap into /opt or /var/task"
  });
}
function noBootstrap({ image, runtime }) {
  const elsewhere = [];
  for (const [path, node] of nodesBelow(image.root)) {
    if (node.kind !== "directory" && splitPath(path).name === "bootstrap")
      elsewhere.push(`/${displayPath(path)}`);
  }
  return new LayerliftError(
    "package-invalid",
    `no bootstrap for the runtime ${runtime ?? "provided.al2023"}: no package holds /var/task/bootstrap or /opt/bootstrap`,
    {
      hint: "COPY the program that loops over the Runtime API to /opt/bootstrap, or set `runtime` to a managed one",
      details: elsewhere.sort().slice(0, 5).map((path) => `the image has ${path}, which ${whyNot(path)}`)
    }
  );
}
function whyNot(path) {
  if (places.some((place) => place === path)) return "is not packed: layer-strategy is none";
  const isPacked = path.startsWith("/var/task/") || path.startsWith("/opt/");
  return isPacked ? "is not where Lambda looks" : "is neither in /opt nor in /var/task";
}

// src/pack/limits.ts
function checkLimits(packages) {
  const total = packages.reduce((sum, { unzippedBytes }) => sum + unzippedBytes, 0);
  if (total <= maxUnzippedBytes) return;
  throw new LayerliftError(
    "limit-exceeded",
    `the packages are ${total} bytes unzipped (${formatBytes(total)}), and Lambda takes ${maxUnzippedBytes} (250 MB)`,
    {
      hint: "leave out what the function does not need at run time, or deploy it as a container image",
      details: [
        ...packages.map(({ fileName, unzippedBytes }) => `${formatBytes(unzippedBytes)} ${fileName}`),
        ...largestPaths(packages)
      ]
    }
  );
}
function checkDirectUpload(found, zippedBytes) {
  if (zippedBytes <= maxDirectUploadBytes) return;
  throw new LayerliftError(
    "limit-exceeded",
    `${found.fileName} is ${zippedBytes} bytes zipped (${formatBytes(zippedBytes)}); at most ${maxDirectUploadBytes} can be sent directly`,
    {
      hint: "set s3-bucket to the name of a bucket in the region of the function: larger zips go through it",
      details: largestPaths([found])
    }
  );
}
function largestPaths(packages) {
  const sizes = sizesByPath(packages);
  const largest = (kind) => sizes.filter((size) => size.kind === kind).slice(0, 10).map(({ path, bytes }) => `${formatBytes(bytes)} ${displayPath(path)}${kind === "folder" ? "/" : ""}`);
  return ["largest folders:", ...largest("folder"), "largest files:", ...largest("file")];
}
function sizesByPath(packages) {
  const sizes = /* @__PURE__ */ new Map();
  for (const { kind, entries } of packages) {
    const root = kind === "function" ? "/var/task" : "/opt";
    for (const entry of entries) {
      if (entry.kind !== "file") continue;
      const path = `${root}/${entry.path}`;
      sizes.set(path, { kind: "file", path, bytes: entry.content.sizeBytes });
      addToFolders(sizes, { root, path, bytes: entry.content.sizeBytes });
    }
  }
  return [...sizes.values()].sort(
    (left, right) => right.bytes - left.bytes || (left.path < right.path ? -1 : 1)
  );
}
function addToFolders(sizes, file) {
  for (let end = file.path.lastIndexOf("/"); end > file.root.length; end = file.path.lastIndexOf("/", end - 1)) {
    const path = file.path.slice(0, end);
    const folder = sizes.get(path) ?? { kind: "folder", path, bytes: 0 };
    folder.bytes += file.bytes;
    sizes.set(path, folder);
  }
}

// src/plan/current.ts
function emptyAccount(region) {
  return {
    region,
    accountId: void 0,
    partition: "aws",
    function: void 0,
    layerVersions: /* @__PURE__ */ new Map(),
    alias: void 0,
    versions: [],
    api: void 0,
    permissions: [],
    warnings: []
  };
}

// src/proxy/query.ts
import { Buffer as Buffer2 } from "node:buffer";
function parseQuery(rawQuery) {
  return rawQuery.split(/[&;]/).filter((piece) => piece !== "").map((piece) => {
    const at = piece.indexOf("=");
    return at < 0 ? [decodeOnce(piece), ""] : [decodeOnce(piece.slice(0, at)), decodeOnce(piece.slice(at + 1))];
  });
}
function splitTarget(target) {
  const at = target.indexOf("?");
  return at < 0 ? { path: target, query: "" } : { path: target.slice(0, at), query: target.slice(at + 1) };
}
var REFUSED_IN_QUERY = /[|{}]/;
function decodeOnce(text) {
  return text.replaceAll("+", " ").replace(
    /(?:%[0-9a-f]{2})+/gi,
    (escapes) => Buffer2.from(escapes.replaceAll("%", ""), "hex").toString("utf8")
  );
}

// src/proxy/request-headers.ts
function eventHeaders(headers, added) {
  const replaced = new Set(added.map(([name]) => name.toLowerCase()));
  const kept = headers.filter(([name, value2]) => {
    const key = name.toLowerCase();
    return !REMOVED.has(key) && !replaced.has(key) && !(key === "authorization" && SIGNATURE.test(value2));
  });
  const byKey = /* @__PURE__ */ new Map();
  for (const [name, value2] of [...kept, ...added]) {
    const key = name.toLowerCase();
    const known = byKey.get(key);
    if (known === void 0) byKey.set(key, { name: FIXED_CASING.get(key) ?? name, values: [value2] });
    else known.values.push(value2);
  }
  const grouped = [...byKey.values()];
  return {
    headers: Object.fromEntries(grouped.map(({ name, values }) => [name, values.at(-1) ?? ""])),
    multiValueHeaders: Object.fromEntries(grouped.map(({ name, values }) => [name, values]))
  };
}
function isHeaderName(name) {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
}
function headerValue(headers, name) {
  return headers.findLast(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}
var FIXED_CASING = /* @__PURE__ */ new Map([
  ["authorization", "Authorization"],
  ["user-agent", "User-Agent"]
]);
var REMOVED = /* @__PURE__ */ new Set([
  "connection",
  "content-length",
  "content-md5",
  "expect",
  "max-forwards",
  "proxy-authenticate",
  "referer",
  "server",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "www-authenticate"
]);
var SIGNATURE = /^AWS4-(?:HMAC|ECDSA)/;

// src/proxy/routes.ts
function matchRoute(routes, method, path) {
  const [best] = routes.filter((route2) => pathParametersOf(route2.path, path) !== void 0).sort((left, right) => compareText(rankOf(left.path), rankOf(right.path)));
  if (best === void 0) return void 0;
  const siblings = routes.filter((route2) => route2.path === best.path);
  const route = siblings.find((one) => one.method === method) ?? siblings.find((one) => one.method === "ANY" && ANY_METHODS.has(method));
  if (route === void 0) return void 0;
  return { route, pathParameters: pathParametersOf(route.path, path) ?? null };
}
function pathParametersOf(template, path) {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  const captured = [];
  for (const [index, segment3] of wanted.entries()) {
    const value2 = given[index];
    if (value2 === void 0) return void 0;
    const parameter = parameterOf(segment3);
    if (parameter === void 0) {
      if (segment3 !== value2) return void 0;
    } else if (parameter.isGreedy) {
      captured.push([parameter.name, given.slice(index).join("/")]);
      return Object.fromEntries(captured);
    } else {
      if (value2 === "") return void 0;
      captured.push([parameter.name, value2]);
    }
  }
  if (given.length !== wanted.length) return void 0;
  return captured.length === 0 ? null : Object.fromEntries(captured);
}
function parametersOf(template) {
  return segmentsOf(template).flatMap((segment3) => parameterOf(segment3) ?? []);
}
var ANY_METHODS = /* @__PURE__ */ new Set([
  "DELETE",
  "GET",
  "HEAD",
  "OPTIONS",
  "PATCH",
  "POST",
  "PUT"
]);
function segmentsOf(path) {
  const inner = path.replace(/^\/+/, "").replace(/\/$/, "");
  return inner === "" ? [] : inner.split("/");
}
function parameterOf(segment3) {
  const match = /^\{([^{}+]+)(\+?)\}$/.exec(segment3);
  return match?.[1] === void 0 ? void 0 : { name: match[1], isGreedy: match[2] === "+" };
}
function rankOf(template) {
  return segmentsOf(template).map((segment3) => {
    const parameter = parameterOf(segment3);
    if (parameter === void 0) return "0";
    return parameter.isGreedy ? "2" : "1";
  }).join("");
}
function compareText(left, right) {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

// src/redact.ts
var shortestSecret = 4;
function redactor(texts) {
  const secrets = [...new Set(texts)].filter(({ length }) => length >= shortestSecret).sort((left, right) => right.length - left.length);
  return (text) => secrets.reduce((safe, secret) => safe.replaceAll(secret, "***"), text);
}

// src/report/annotations.ts
var titles = {
  usage: "wrong usage",
  cancelled: "stopped",
  engine: "container engine",
  "build-failed": "build failed",
  "image-not-found": "image not found",
  "image-invalid": "image is damaged",
  "digest-mismatch": "digest does not match",
  "image-unsupported": "image not supported",
  "package-invalid": "nothing that Lambda could run",
  "limit-exceeded": "over a limit of Lambda",
  ownership: "not ours to change",
  aws: "AWS refused",
  deadline: "took too long",
  "smoke-failed": "smoke test failed",
  file: "file",
  bug: "a bug of layerlift"
};
var mostDetails = 200;
function explain(thrown) {
  if (!(thrown instanceof LayerliftError)) return bug(thrown);
  const hint = thrown.hint === void 0 ? [] : [`hint: ${printable(thrown.hint)}`];
  if (thrown.code === "bug") {
    const { title, lines } = bug(thrown.cause);
    return { title, lines: [...lines, ...hint] };
  }
  const shown = thrown.details.slice(0, mostDetails);
  const hidden = thrown.details.length - shown.length;
  const more = hidden > 0 ? [`  and ${hidden} more`] : [];
  return {
    title: titles[thrown.code],
    lines: [
      ...printableLines(thrown.message),
      ...shown.map((detail) => `  ${printable(detail)}`),
      ...more,
      ...hint
    ]
  };
}
function errorText(thrown) {
  const { lines } = explain(thrown);
  return `${lines.map((line, index) => index === 0 ? `error: ${line}` : line).join("\n")}
`;
}
function annotationOf(thrown) {
  const { title, lines } = explain(thrown);
  return { title: `layerlift: ${title}`, message: lines.join("\n") };
}
function bug(thrown) {
  const stack = thrown instanceof Error ? thrown.stack : void 0;
  return {
    title: "a bug of layerlift",
    lines: [
      `${printable(messageOf(thrown))} (this is a bug of layerlift, please report it with the lines below)`,
      ...printableLines(stack ?? "no stack: what was thrown is not an Error").map((line) => `  ${line}`)
    ]
  };
}

// src/report/curl.ts
function curlLine(url, routes) {
  const [method, path] = splitRoute(routes[0] ?? "GET /");
  const target = `${url.replace(/\/+$/, "")}${path.replace(/\{([^}+]*)\+?\}/g, "$1")}`;
  return ["curl", ...methodWords(method), quote(target)].join(" ");
}
function splitRoute(route) {
  const [method = "GET", path = "/"] = route.trim().split(/\s+/);
  return [method.toUpperCase(), path];
}
function methodWords(method) {
  switch (method) {
    case "GET":
    case "ANY":
      return [];
    case "POST":
      return ["-d", quote("{}")];
    case "HEAD":
      return ["--head"];
    case "PUT":
    case "PATCH":
      return ["-X", method, "-d", quote("{}")];
    default:
      return ["-X", method];
  }
}
function quote(word) {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

// src/report/verdict.ts
function verdictOf(report) {
  const name = report.functionName ?? "the image";
  if (report.failure !== void 0) return failureVerdict(report, name);
  switch (report.command) {
    case "deploy":
      return deployVerdict(report, name);
    case "demo":
      return `an account that has nothing would get ${formatCount(report.plan.length, "change")} for ${name}`;
    case "plan":
      return report.plan.length === 0 ? `${name} is up to date, nothing to do` : `${formatCount(report.plan.length, "change")} for ${name}`;
    case "package":
      return `${formatCount(report.packages.length, "package")} written`;
    case "publish":
      return `${formatCount(report.layersPublished, "layer")} published, ${report.layerArns.length - report.layersPublished} unchanged`;
    default:
      return assertNever(report.command);
  }
}
function deployVerdict(report, name) {
  const version = report.version === void 0 ? name : `version ${report.version} of ${name}`;
  if (!report.changed) return `${version} is live already, nothing changed`;
  const tested = report.smokeStatus === "skipped" ? " (not smoke-tested)" : "";
  return `${version} is ${report.alias === void 0 ? "deployed" : "live"}${tested}`;
}
function failureVerdict(report, name) {
  const back = report.rolledBack ? " and was rolled back" : "";
  if (report.failure?.code !== "smoke-failed") return `${report.command} of ${name} failed${back}`;
  const tested = report.version === void 0 ? name : `version ${report.version} of ${name}`;
  const serving = servingVersion(report);
  return `${tested} failed its smoke test${back}${serving === void 0 ? "" : `, version ${serving} keeps serving`}`;
}
function servingVersion({ failure, previousVersion, rolledBack, smoke }) {
  if (rolledBack) return previousVersion;
  if (failure?.code !== "smoke-failed") return void 0;
  return smoke.some(({ target }) => target === "route") ? void 0 : previousVersion;
}

// src/report/closing.ts
function closingText(report, leftover) {
  return textOf4([...closingLines(report, leftover), ...nextLines(report)]);
}
function closingOfAction(report, leftover) {
  const tryIt = report.failure === void 0 && report.command === "deploy" ? nextLines(report) : [];
  return textOf4([...closingLines(report, leftover), ...tryIt]);
}
function textOf4(lines) {
  return `${lines.map((line) => printable(line)).join("\n")}
`;
}
function closingLines(report, leftover) {
  return [
    verdictOf(report),
    ...packageLines(report),
    ...factLines(report),
    ...planLines(report),
    ...leftoverLines(report, leftover)
  ];
}
function packageLines({ packages }) {
  const width = Math.max(...packages.map(({ fileName, path }) => (path ?? fileName).length), 0);
  return packages.map((found) => `  ${(found.path ?? found.fileName).padEnd(width)}  ${sizesOf(found)}`);
}
function sizesOf({ zippedBytes, unzippedBytes, state }) {
  const zipped = zippedBytes === void 0 ? "" : `${formatBytes(zippedBytes)} zipped, `;
  return `${zipped}${formatBytes(unzippedBytes)} unzipped, ${state}`;
}
function factLines(report) {
  const isDry = report.command === "plan" || report.command === "demo";
  const facts = [
    ["function", report.functionArn],
    ["alias", report.aliasArn],
    ["url", report.url],
    ...report.layerArns.map((arn) => ["layer", arn])
  ];
  if (isDry) return [];
  return facts.flatMap(([name, value2]) => value2 === void 0 ? [] : [`  ${name.padEnd(9)} ${value2}`]);
}
function planLines({ command, plan }) {
  if (command !== "plan" && command !== "demo") return [];
  return plan.map((sentence, index) => `  ${String(index + 1).padStart(2)}. ${sentence}`);
}
function leftoverLines({ failure }, { done, takenBack, left }) {
  if (failure === void 0) return [];
  const named = [
    ["done before it ended:", done],
    ["done and taken back:", takenBack],
    ["not done:", left]
  ];
  return named.flatMap(
    ([title, sentences]) => sentences.length === 0 ? [] : [title, ...sentences.map((sentence) => `  ${sentence}`)]
  );
}
function nextLines(report) {
  if (report.failure?.code === "smoke-failed")
    return ["next: mend the function, then run the same command again"];
  if (report.failure !== void 0) return ["next: run the same command again, it takes up what is left"];
  switch (report.command) {
    case "deploy":
      return report.url === void 0 || report.routes.length === 0 ? [] : ["try it:", `  ${curlLine(report.url, report.routes)}`];
    case "plan":
      return report.plan.length === 0 ? [] : ["next: layerlift deploy with the same settings"];
    case "package":
      return report.packages.some(({ fileName }) => fileName === "function.zip") ? ["next: layerlift publish for the layers alone, or layerlift deploy for everything"] : ["next: layerlift publish with the same settings"];
    case "demo":
      return [
        "next, in a folder with a Dockerfile:",
        "  layerlift deploy --function-name NAME --handler HANDLER --role ARN --routes 'POST /hello'"
      ];
    case "publish":
      return layerListLines(report);
    default:
      return assertNever(report.command);
  }
}
function layerListLines({ packages }) {
  const folder = packages.find(({ path }) => path !== void 0)?.path?.replace(/[^/\\]*$/, "");
  if (folder === void 0) return [];
  return [
    `written: ${folder}layers.json and ${folder}layers.yaml`,
    "next: name one of them as the layers of a function, as README.md shows for serverless.yml"
  ];
}

// src/report/leftover.ts
function leftoverOf({ plan, rolledBack, callerChanges = [] }, entries) {
  const finished = entries.flatMap(
    (entry) => entry.kind === "change" && entry.state === "done" ? [entry.change] : []
  );
  const found = { done: [], takenBack: [], left: [] };
  for (const sentence of plan) {
    const index = finished.indexOf(sentence);
    if (index === -1) {
      found.left.push(sentence);
    } else {
      finished.splice(index, 1);
      const isUndone = rolledBack && callerChanges.includes(sentence);
      found[isUndone ? "takenBack" : "done"].push(sentence);
    }
  }
  return found;
}

// src/report/markdown.ts
function inlineText(text) {
  return printable(text).replace(/[&<>|`*_~[\]\\#!]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function inlineCode(text) {
  return `<code>${inlineText(text)}</code>`;
}
function inlineLink(url) {
  const text = inlineText(url).replaceAll('"', "&#34;");
  return /^https?:/.test(url) ? `<a href="${text}">${text}</a>` : text;
}
function markdownTable(header, rows) {
  if (rows.length === 0) return [];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line), ""];
}
function factTable(rows) {
  if (rows.length === 0) return [];
  const lines = rows.map(([name, value2]) => `<tr><td>${name}</td><td>${value2}</td></tr>`);
  return ["<table>", ...lines, "</table>", ""];
}
function verbatim(lines) {
  return lines.length === 0 ? [] : ["<pre>", ...lines.map(inlineText), "</pre>", ""];
}
function markdownList(title, items) {
  if (items.length === 0) return [];
  return [`#### ${title}`, "", ...items.map((item) => `- ${item}`), ""];
}

// src/report/record.ts
function recorded(show) {
  const entries = [];
  const warnings = [];
  return {
    log: (entry) => {
      if (entry.kind === "change") entries.push(entry);
      if (entry.kind === "warning") warnings.push(entry.message);
      show(entry);
    },
    complete: (report) => ({ ...report, warnings: [.../* @__PURE__ */ new Set([...report.warnings, ...warnings])] }),
    leftover: (report) => leftoverOf(report, entries)
  };
}

// src/report/sentence.ts
function sentenceOf2(entry) {
  switch (entry.kind) {
    case "step":
      return printable(entry.title);
    case "note":
    case "warning":
      return printable(entry.message);
    case "progress":
      return printable(`${entry.task}: ${amountOf(entry)}`);
    case "output":
      return printable(`${entry.source} | ${entry.line}`);
    case "package":
      return printable(`${entry.name}: ${sizesOf2(entry)}`);
    case "change":
      return printable(entry.detail === void 0 ? entry.change : `${entry.change} (${entry.detail})`);
    case "waiting":
      return printable(
        `waiting for ${entry.resource}: ${entry.status}, ${Math.round(entry.elapsedSeconds)} s so far`
      );
    case "smoke":
      return printable(`${smokeVerdictOf(entry)}${entry.passed ? "" : `: ${entry.reasons.join("; ")}`}`);
    default:
      return assertNever(entry);
  }
}
function amountOf(entry) {
  if (entry.done === true || entry.totalBytes === void 0) return formatBytes(entry.doneBytes);
  const share = formatShare(entry.doneBytes, entry.totalBytes);
  return `${share}, ${formatBytes(entry.doneBytes)} of ${formatBytes(entry.totalBytes)}`;
}
function sizesOf2(entry) {
  const zipped = entry.zippedBytes === void 0 ? "" : `${formatBytes(entry.zippedBytes)} zipped, `;
  return `${zipped}${formatBytes(entry.unzippedBytes)} unzipped, ${formatCount(entry.entryCount, "entry", "entries")}`;
}
function smokeVerdictOf(entry) {
  const where = entry.target === "version" ? "the new version" : "the route";
  const tries = entry.attempts > 1 ? ` after ${entry.attempts} attempts` : "";
  return `smoke test of ${where} ${entry.passed ? "passed" : "failed"}${tries}: ${entry.test}`;
}

// src/report/summary.ts
function summaryOf(report, leftover) {
  return [
    `### ${heading(report)}`,
    "",
    ...failureLines(report),
    ...factTable(factRows(report)),
    ...packageLines2(report),
    ...changeLines(report, leftover),
    ...markdownList("Smoke tests", report.smoke.map(smokeItem)),
    ...markdownList("Warnings", report.warnings.map(inlineText))
  ].join("\n");
}
function heading(report) {
  const mark = report.failure === void 0 ? "✅" : "❌";
  return `${mark} layerlift ${report.command}: ${inlineText(verdictOf(report))}`;
}
var logMark = "  | ";
var logTitle = "End of the function’s log:";
function failureLines({ failure, rolledBack, smoke }) {
  if (failure === void 0) return [];
  const { title, lines } = explain(failure);
  const told = new Set(smoke.flatMap(({ name, reasons }) => reasons.map((reason) => `  ${name}: ${reason}`)));
  const said = lines.filter(
    (line) => !line.startsWith(logMark) && line.trim() !== logTitle && !told.has(line)
  );
  const log = lines.filter((line) => line.startsWith(logMark)).map((line) => line.slice(logMark.length));
  const back = rolledBack ? ["Alias and stage were brought back to where they were.", ""] : [];
  const box = ["> [!CAUTION]", `> **${title}**`, ...said.map((line) => `> <br>${inlineText(line)}`), ""];
  return [...box, ...log.length === 0 ? [] : [logTitle, "", ...verbatim(log)], ...back];
}
function changeLines({ command, failure, plan }, leftover) {
  const list = (title, sentences) => markdownList(title, sentences.map(inlineText));
  if (failure === void 0) return list(command === "plan" ? "Plan" : "Changes", plan);
  return [
    ...list("Done", leftover.done),
    ...list("Done and taken back", leftover.takenBack),
    ...list("Not done", leftover.left)
  ];
}
function versionRows(report) {
  const { failure, version, previousVersion, changed, command } = report;
  const before = previousVersion === void 0 ? "" : ` (before: ${inlineText(previousVersion)})`;
  if (version === void 0) return [];
  if (failure === void 0)
    return [
      ["Version", `${inlineText(version)}${command === "deploy" && !changed ? " (unchanged)" : before}`]
    ];
  const serving = servingVersion(report);
  if (serving === void 0) return [["Version", `${inlineText(version)}, not finished${before}`]];
  return [
    ["Serving", `version ${inlineText(serving)}`],
    ["Failed", `version ${inlineText(version)}`]
  ];
}
function factRows(report) {
  const rows = [
    ["URL", report.url === void 0 ? void 0 : inlineLink(report.url)],
    ["Routes", report.routes.length === 0 ? void 0 : report.routes.map(inlineCode).join("<br>")],
    ["Function", codeOf(report.functionArn ?? report.functionName)],
    ...versionRows(report),
    ["Alias", codeOf(report.aliasArn ?? report.alias)],
    ["Stage", codeOf(report.stage)],
    ["Image", codeOf(report.imageDigest)],
    ["Layers", report.layerArns.length === 0 ? void 0 : report.layerArns.map(inlineCode).join("<br>")]
  ];
  return rows.flatMap(([name, value2]) => value2 === void 0 ? [] : [[name, value2]]);
}
function codeOf(text) {
  return text === void 0 ? void 0 : inlineCode(text);
}
var stateWords = {
  published: "published",
  unchanged: "unchanged, not uploaded",
  written: "written",
  planned: "to be published"
};
function packageLines2(report) {
  if (report.packages.length === 0) return [];
  const totalBytes = report.packages.reduce((sum, { unzippedBytes }) => sum + unzippedBytes, 0);
  const row = (found) => [
    inlineCode(found.fileName),
    found.zippedBytes === void 0 ? "–" : formatBytes(found.zippedBytes),
    formatBytes(found.unzippedBytes),
    formatShare(found.unzippedBytes, maxUnzippedBytes),
    String(found.entryCount),
    stateWords[found.state]
  ];
  const total = ["together", "", formatBytes(totalBytes), formatShare(totalBytes, maxUnzippedBytes), "", ""];
  const table = markdownTable(
    [
      "Package",
      "Zipped",
      "Unzipped",
      `Share of ${formatBytes(maxUnzippedBytes).replace(".0 ", " ")}`,
      "Entries",
      "State"
    ],
    report.packages.length === 1 ? report.packages.map(row) : [...report.packages.map(row), total]
  );
  return ["#### Packages", "", ...table];
}
function smokeItem(result) {
  const where = result.target === "version" ? "new version" : "route";
  const verdict = `${result.passed ? "✅" : "❌"} ${inlineCode(result.name)} on the ${where}`;
  return result.passed ? verdict : `${verdict}: ${inlineText(result.reasons.join("; "))}`;
}

// src/settings/build.ts
var present = /[^]/;
var buildSettings = {
  context: {
    kind: "text",
    default: ".",
    sentence: "The build context: a folder, or a URL that docker build takes.",
    commands: everyCommand
  },
  file: {
    kind: "text",
    absent: "{context}/Dockerfile",
    sentence: "The Dockerfile.",
    commands: everyCommand
  },
  target: {
    kind: "text",
    absent: "the last stage",
    sentence: "The stage of the Dockerfile to build.",
    commands: everyCommand
  },
  "build-args": {
    kind: "list",
    default: [],
    pairs: true,
    item: /^[^\s=:]+(=[^]*)?$/,
    expected: "KEY=VALUE, or KEY alone to take it from the environment",
    secret: true,
    sentence: "Build arguments, one KEY=VALUE a line.",
    commands: everyCommand
  },
  "build-contexts": {
    kind: "list",
    default: [],
    pairs: true,
    item: /^[^\s=]+=[^]+$/,
    expected: "NAME=PATH",
    sentence: "Further named build contexts, one NAME=PATH a line (needs buildx).",
    commands: everyCommand
  },
  secrets: {
    kind: "list",
    default: [],
    pairs: true,
    item: /^[^\s=]+=[^]+$/,
    expected: "ID=VALUE",
    secret: true,
    sentence: "Build secrets for RUN --mount=type=secret, one ID=VALUE a line (needs BuildKit).",
    commands: everyCommand
  },
  "cache-from": {
    kind: "list",
    default: [],
    item: present,
    expected: "a cache source",
    secret: true,
    sentence: "Where the build may take cached layers from, one source a line.",
    commands: everyCommand
  },
  "cache-to": {
    kind: "list",
    default: [],
    item: present,
    expected: "a cache destination",
    secret: true,
    sentence: "Where the build leaves its cache, one destination a line (needs buildx).",
    commands: everyCommand
  },
  "no-cache": {
    kind: "boolean",
    default: false,
    sentence: "Build every step again.",
    commands: everyCommand
  },
  pull: {
    kind: "boolean",
    default: false,
    sentence: "Fetch base images even when they are here already.",
    commands: everyCommand
  },
  platform: {
    kind: "choice",
    choices: ["linux/amd64", "linux/arm64"],
    absent: "from architectures",
    sentence: "The platform to build for, or to choose from an image that has several.",
    commands: everyCommand
  },
  image: {
    kind: "text",
    absent: "an image is built",
    pattern: /^\S+$/,
    expected: "an image reference without white space",
    sentence: "A ready image instead of a build: a name (docker-daemon:), docker-archive:FILE, oci:FOLDER[:TAG], oci-archive:FILE[:TAG].",
    commands: everyCommand
  }
};
var platformOfArchitecture = { x86_64: "linux/amd64", arm64: "linux/arm64" };

// src/settings/command.ts
var commandSettings = {
  command: {
    kind: "choice",
    choices: ["auto", "deploy", "plan", "package"],
    default: "auto",
    sentence: "What to do. auto: a push on the default branch or of a tag, a release or a manual run deploys; other pushes, pull requests and merge groups plan.",
    commands: []
  },
  "working-directory": {
    kind: "text",
    default: ".",
    sentence: "The folder that relative paths in the other settings start from.",
    commands: everyCommand
  }
};
function commandOf(command, dryRun) {
  if (dryRun && command === "deploy") return "plan";
  return dryRun && command === "publish" ? "package" : command;
}

// src/settings/parsed.ts
function value(given) {
  return { kind: "value", value: given };
}
function wrong(...faults) {
  return { kind: "wrong", faults };
}
function unlessWrong(faults, given) {
  return faults.length > 0 ? { kind: "wrong", faults } : value(given);
}
function quote2(text) {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

// src/settings/problem.ts
function shownName(name, surface) {
  return surface === "cli" ? `--${name}` : name;
}
function faultLine(name, given, fault, setting) {
  const found = fault.found ?? (setting.secret === true ? "something else (not shown)" : quote2(given));
  return `${name}: got ${found}, expected ${fault.expected}. ${fault.fix ?? usualFix(setting)}`;
}
function usualFix(setting) {
  const fallback = setting.absent ?? presetText(setting) ?? "";
  return `Correct it, or leave it out${fallback === "" ? "" : ` (then: ${fallback})`}.`;
}
function refuseProblems(problems, surface) {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  throw new LayerliftError("usage", `the settings have ${count}`, {
    details: problems,
    hint: surface === "cli" ? 'Run "layerlift help COMMAND" for what a command reads.' : "The inputs are described in action.yml and README.md."
  });
}

// src/settings/consistency.ts
function contradictions(checked) {
  return [functionName, sourceOfCode, routeAndApi, aliasAndVersion, provisioned, bucket, platform].flatMap(
    (check) => check(checked) ?? []
  );
}
function functionName({ settings, command, surface }) {
  if (command === "package" || command === "publish" || command === "demo") return void 0;
  if (settings.given.has("function-name")) return void 0;
  const name = shownName("function-name", surface);
  return `${name}: got nothing, expected the name of the Lambda function. ${command === "auto" ? "plan and deploy need" : `${command} needs`} it.`;
}
function sourceOfCode({ settings, surface }) {
  if (!settings.given.has("image")) return void 0;
  const forBuild = names(buildSettings).filter(
    (name) => name !== "image" && name !== "platform" && settings.given.has(name)
  );
  if (forBuild.length === 0) return void 0;
  const listed = forBuild.map((name) => shownName(name, surface)).join(", ");
  return `${shownName("image", surface)}: got it together with ${listed}, expected one source of code. Leave out ${shownName("image", surface)} to build, or the others to take the image.`;
}
function routeAndApi({ settings, surface }) {
  const shown = shownName("api", surface);
  const asked = ["routes", "api-id"].filter((name) => settings.given.has(name));
  if (settings.api === "none" && asked.length > 0) {
    const listed = asked.map((name) => shownName(name, surface)).join(" and ");
    return [`${shown}: got "none" together with ${listed}, expected rest. Leave one side out.`];
  }
  if (settings.api === "rest" && asked.length === 0) {
    return [
      `${shown}: got "rest" without a route, expected routes too. Give ${shownName("routes", surface)}.`
    ];
  }
  return [];
}
function aliasAndVersion({ settings, surface }) {
  if (settings.publish || !settings.given.has("alias") || settings.alias === "none") return void 0;
  return `${shownName("alias", surface)}: got "${settings.alias}" while ${shownName("publish", surface)} is false, expected a published version for the alias. Leave one of them out.`;
}
function provisioned({ settings, surface }) {
  if (settings.provisionedConcurrency === void 0 || aliasOf(settings) !== void 0) return void 0;
  return `${shownName("provisioned-concurrency", surface)}: got "${settings.provisionedConcurrency}" without an alias, expected one that it belongs to. Leave it out, or have an alias.`;
}
function bucket({ settings, surface }) {
  if (settings.s3Bucket !== "create") return void 0;
  return `${shownName("s3-bucket", surface)}: got "create", expected the name of a bucket that exists. Making one is not built yet.`;
}
function platform({ settings, surface }) {
  if (settings.platform === void 0 || settings.architectures === void 0) return void 0;
  const wanted = platformOfArchitecture[settings.architectures];
  if (wanted === settings.platform) return void 0;
  return `${shownName("platform", surface)}: got "${settings.platform}" while ${shownName("architectures", surface)} is ${settings.architectures}, expected ${wanted}. Leave one of them out.`;
}
function names(group) {
  return Object.keys(group).filter((name) => name in group);
}

// src/settings/function.ts
var oneArn = "an ARN";
var anyArn = /^arn:[a-zA-Z-]+:[^\s]+$/;
var functionName2 = nameUpTo(maxFunctionNameCharacters);
var untouched = "as it is; on create, what Lambda chooses";
var functionSettings = {
  "function-name": {
    kind: "text",
    pattern: functionName2.pattern,
    expected: `${functionName2.expected} (the name, not the ARN)`,
    sentence: "The name of the Lambda function; plan and deploy need it.",
    commands: ["publish", "plan", "deploy"]
  },
  handler: {
    kind: "text",
    absent: "as it is; needed on create",
    pattern: new RegExp(`^\\S{1,${maxHandlerCharacters}}$`),
    expected: `at most ${maxHandlerCharacters} characters without white space`,
    sentence: "What the runtime calls: it finds this text in _HANDLER.",
    commands: everyCommand
  },
  runtime: {
    kind: "text",
    absent: "as it is; provided.al2023 on create when the image has a bootstrap",
    pattern: /^[a-z][a-z0-9.]*$/,
    expected: "a runtime identifier such as provided.al2023",
    sentence: "The identifier of the Lambda runtime.",
    commands: everyCommand
  },
  role: {
    kind: "text",
    absent: "as it is; needed on create",
    // Lambda API, Role.
    pattern: /^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    expected: "the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME",
    sentence: "The ARN of the execution role.",
    commands: deployCommands
  },
  "function-description": {
    kind: "text",
    absent: untouched,
    ...textUpTo(maxDescriptionCharacters),
    sentence: "A description of the function.",
    commands: deployCommands
  },
  "memory-size": {
    kind: "integer",
    minimum: memoryMegabytes.min,
    maximum: memoryMegabytes.max,
    unit: "MB",
    absent: untouched,
    sentence: "Memory of the function in MB.",
    commands: deployCommands
  },
  timeout: {
    kind: "integer",
    minimum: timeoutSeconds.min,
    maximum: timeoutSeconds.max,
    unit: "seconds",
    absent: untouched,
    sentence: "How long one invocation may take, in seconds.",
    commands: deployCommands
  },
  architectures: {
    kind: "choice",
    choices: ["x86_64", "arm64"],
    absent: "from the image",
    sentence: "The instruction set of the function; it must be that of the image.",
    commands: everyCommand
  },
  environment: {
    kind: "map",
    // Lambda API, EnvironmentVariableName: at least two characters.
    key: /^[a-zA-Z][a-zA-Z0-9_]+$/,
    expected: "a name of two or more letters, digits and underscores that starts with a letter",
    // Lambda developer guide, "Environment variables": reserved.
    reserved: [
      "_HANDLER",
      "_X_AMZN_TRACE_ID",
      "AWS_REGION",
      "AWS_DEFAULT_REGION",
      "AWS_EXECUTION_ENV",
      "AWS_LAMBDA_FUNCTION_NAME",
      "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
      "AWS_LAMBDA_FUNCTION_VERSION",
      "AWS_LAMBDA_INITIALIZATION_TYPE",
      "AWS_LAMBDA_LOG_GROUP_NAME",
      "AWS_LAMBDA_LOG_STREAM_NAME",
      "AWS_ACCESS_KEY",
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SESSION_TOKEN",
      "AWS_LAMBDA_RUNTIME_API",
      "LAMBDA_TASK_ROOT",
      "LAMBDA_RUNTIME_DIR"
    ],
    secret: true,
    absent: untouched,
    sentence: "Environment variables as KEY=VALUE lines, YAML or JSON; KEY: null removes one, {} all.",
    commands: deployCommands
  },
  "environment-strategy": {
    kind: "choice",
    choices: ["merge", "replace"],
    default: "merge",
    sentence: "Whether environment is laid over the variables that the function has, or takes their place.",
    commands: deployCommands
  },
  "vpc-config": {
    kind: "structure",
    shape: "object",
    keys: ["SubnetIds", "SecurityGroupIds", "Ipv6AllowedForDualStack"],
    absent: untouched,
    sentence: "The VPC as YAML or JSON: SubnetIds, SecurityGroupIds.",
    commands: deployCommands
  },
  "dead-letter-config": {
    kind: "structure",
    shape: "object",
    keys: ["TargetArn"],
    absent: untouched,
    sentence: "Where asynchronous events go that failed, as YAML or JSON: TargetArn.",
    commands: deployCommands
  },
  "kms-key-arn": {
    kind: "text",
    pattern: anyArn,
    expected: oneArn,
    absent: untouched,
    sentence: "The ARN of the KMS key that encrypts the environment variables.",
    commands: deployCommands
  },
  "tracing-config": {
    kind: "structure",
    shape: "object",
    keys: ["Mode"],
    absent: untouched,
    sentence: "X-Ray tracing as YAML or JSON: Mode (Active or PassThrough).",
    commands: deployCommands
  },
  "file-system-configs": {
    kind: "structure",
    shape: "objects",
    keys: ["Arn", "LocalMountPath", "S3FilesConfig"],
    absent: untouched,
    sentence: "File systems as a YAML or JSON list: Arn, LocalMountPath.",
    commands: deployCommands
  },
  "ephemeral-storage": {
    kind: "integer",
    minimum: ephemeralStorageMegabytes.min,
    maximum: ephemeralStorageMegabytes.max,
    unit: "MB",
    absent: untouched,
    sentence: "Size of /tmp in MB.",
    commands: deployCommands
  },
  "snap-start": {
    kind: "structure",
    shape: "object",
    keys: ["ApplyOn"],
    absent: untouched,
    sentence: "SnapStart as YAML or JSON: ApplyOn (PublishedVersions or None).",
    commands: deployCommands
  },
  "logging-config": {
    kind: "structure",
    shape: "object",
    keys: ["LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup"],
    absent: untouched,
    sentence: "Logging as YAML or JSON: LogFormat, ApplicationLogLevel, SystemLogLevel, LogGroup.",
    commands: deployCommands
  },
  "code-signing-config-arn": {
    kind: "text",
    pattern: /^arn:[a-zA-Z-]+:lambda:[a-z0-9-]+:\d{12}:code-signing-config:csc-[a-z0-9]{17}$/,
    expected: "the ARN of a code signing configuration",
    absent: untouched,
    sentence: "The ARN of the configuration by which Lambda checks the signature of the code.",
    commands: deployCommands
  },
  "durable-config": {
    kind: "structure",
    shape: "object",
    keys: ["ExecutionTimeout", "RetentionPeriodInDays", "KMSKeyArn"],
    absent: untouched,
    sentence: "Durable execution as YAML or JSON: ExecutionTimeout (seconds), RetentionPeriodInDays; only a new function can be made durable.",
    commands: deployCommands
  },
  "reserved-concurrency": {
    kind: "text",
    pattern: /^(none|\d{1,9})$/,
    expected: "a whole number, or none",
    absent: untouched,
    sentence: "Concurrent executions kept for the function, which are also its limit; none: no reservation.",
    commands: deployCommands
  },
  "provisioned-concurrency": {
    kind: "text",
    pattern: /^(none|[1-9]\d{0,8})$/,
    expected: "a whole number from 1, or none",
    absent: "as it is",
    sentence: "Concurrent executions that the alias keeps ready; none: none are.",
    commands: deployCommands
  },
  tags: {
    kind: "map",
    // AWS keeps `aws:` for itself, and `layerlift:` says who owns the function.
    key: new RegExp(`^(?!aws:|layerlift:)[^]{1,${maxTagKeyCharacters}}$`, "i"),
    expected: `at most ${maxTagKeyCharacters} characters that start with neither aws: nor layerlift:`,
    absent: untouched,
    sentence: "Tags of the function as KEY=VALUE lines, YAML or JSON; KEY: null removes one, {} all.",
    commands: deployCommands
  },
  "revision-id": {
    kind: "text",
    pattern: /^\S+$/,
    expected: "a revision id without white space",
    absent: "whatever the revision is",
    sentence: "Update only when the function still has this revision.",
    commands: deployCommands
  },
  publish: {
    kind: "boolean",
    default: true,
    sentence: "Publish a version. Without one there is neither an alias nor a test before traffic.",
    commands: deployCommands
  },
  "dry-run": {
    kind: "boolean",
    default: false,
    sentence: "Change nothing in AWS: deploy only plans, and publish on the command line only packages.",
    commands: ["publish", "deploy"]
  }
};

// src/settings/kinds/document.ts
var import_yaml = __toESM(require_dist(), 1);
var forbiddenKey = "__proto__";
function readDocument(text, schema) {
  const lines = new import_yaml.LineCounter();
  try {
    const document = (0, import_yaml.parseDocument)(withoutIndentingTabs(text), {
      schema,
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      merge: false,
      logLevel: "error"
    });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault === void 0) return value(document);
    const { line, col } = lines.linePos(fault.pos[0]);
    return malformed(`at line ${line}, column ${col} (${faultNames[fault.code] ?? plainName(fault.code)})`);
  } catch (error) {
    return malformed(`(${error instanceof RangeError ? "nested too deeply" : messageOf(error)})`);
  }
}
function dataOf2(document) {
  try {
    const data = document.toJS({ maxAliasCount: 100 });
    return holdsForbiddenKey(data) ? wrong(forbiddenKeyFault) : value(data);
  } catch {
    return malformed("(its aliases cannot be expanded)");
  }
}
var forbiddenKeyFault = { found: `the key ${forbiddenKey}`, expected: "other keys" };
var faultNames = {
  DUPLICATE_KEY: "a key is repeated",
  BAD_INDENT: "wrong indentation",
  MISSING_CHAR: "a character is missing, often a closing quote or bracket",
  TAB_AS_INDENT: "a tab is used as indentation",
  MULTIPLE_DOCS: "a second document begins",
  NON_STRING_KEY: "a key is not text",
  UNEXPECTED_TOKEN: "something that does not belong there",
  TAG_RESOLVE_FAILED: "an unknown tag"
};
function plainName(code) {
  return code.toLowerCase().replaceAll("_", " ");
}
function malformed(where) {
  return wrong({
    found: `malformed YAML ${where}`,
    expected: "YAML or JSON",
    fix: "Put values that hold special characters in quotes."
  });
}
function withoutIndentingTabs(text) {
  return /^\s*[[{]/.test(text) ? text.replace(/^\t+/gm, (tabs) => " ".repeat(tabs.length)) : text;
}
function holdsForbiddenKey(data) {
  if (typeof data !== "object" || data === null) return false;
  if (Object.hasOwn(data, forbiddenKey)) return true;
  return Object.values(data).some(holdsForbiddenKey);
}

// src/settings/kinds/map.ts
var import_yaml2 = __toESM(require_dist(), 1);
function parseMap(text, setting) {
  const parsed = isYamlMap(text) ? entriesOfYaml(text) : entriesOfLines(text);
  if (parsed.kind === "wrong") return parsed;
  const faults = parsed.value.flatMap(([key], index) => keyFaults(key, index, setting));
  return unlessWrong(faults, Object.fromEntries(parsed.value));
}
function isYamlMap(text) {
  const first = text.split("\n").find((line) => /^\s*[^\s#]/.test(line)) ?? "";
  return /^\s*(\{|---(\s|$)|[^=\s"'][^=]*:(\s|$)|"[^"]*"\s*:(\s|$)|'[^']*'\s*:(\s|$))/.test(first);
}
function entriesOfYaml(text) {
  const read = readDocument(text, "failsafe");
  if (read.kind === "wrong") return read;
  const { contents } = read.value;
  if (!(0, import_yaml2.isMap)(contents))
    return wrong({ found: "YAML that is not a map", expected: "KEY: VALUE or KEY=VALUE lines" });
  const faults = [];
  const entries = [];
  for (const pair of contents.items) {
    const entry = entryOfPair(pair, read.value);
    if (entry.kind === "wrong") faults.push(...entry.faults);
    else entries.push(entry.value);
  }
  return unlessWrong(faults, entries);
}
function entryOfPair(pair, document) {
  const key = (0, import_yaml2.isScalar)(pair.key) ? String(pair.key.value) : "";
  const text = scalarText(pair.value, document);
  if (text !== void 0) return value([key, text]);
  const isEmpty2 = pair.value === null || (0, import_yaml2.isScalar)(pair.value) && pair.value.value === "";
  if (isEmpty2) {
    return wrong({
      found: `${quote2(key)} without a value`,
      expected: "a value for each key",
      fix: `Write ${key}: "" for an empty text, ${key}: null to remove it.`
    });
  }
  return wrong({
    found: `a map, a list or an unknown alias as the value of ${quote2(key)}`,
    expected: "text as each value",
    fix: "Put a value that is itself JSON in single quotes."
  });
}
function scalarText(node, document) {
  const target = (0, import_yaml2.isAlias)(node) ? node.resolve(document) : (0, import_yaml2.isScalar)(node) ? node : void 0;
  if (!(0, import_yaml2.isScalar)(target)) return void 0;
  const text = typeof target.value === "string" ? target.value : String(target.value);
  if (target.type !== "PLAIN") return text;
  if (text === "") return void 0;
  return /^(null|Null|NULL|~)$/.test(text) ? null : text;
}
function entriesOfLines(text) {
  const faults = [];
  const entries = /* @__PURE__ */ new Map();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const split = line.indexOf("=");
    const key = line.slice(0, split).trim();
    if (split < 0) {
      faults.push({
        found: `line ${index + 1} without "="`,
        expected: "KEY=VALUE on each line",
        fix: "Do not mix KEY=VALUE and KEY: VALUE; write text of several lines as YAML."
      });
    } else if (entries.has(key)) {
      faults.push({ found: `the key of line ${index + 1} twice`, expected: "each key once" });
    } else entries.set(key, line.slice(split + 1));
  }
  return unlessWrong(faults, [...entries]);
}
function keyFaults(key, index, setting) {
  if (key === forbiddenKey) return [forbiddenKeyFault];
  if (setting.reserved?.includes(key) === true) {
    return [
      {
        found: `the key ${quote2(key)}`,
        expected: "keys that Lambda does not set itself",
        fix: "Leave it out."
      }
    ];
  }
  if (setting.key.test(key)) return [];
  const found = setting.secret === true ? `another key as entry ${index + 1}` : `the key ${quote2(key)}`;
  return [{ found, expected: `as each key ${setting.expected}` }];
}

// src/settings/kinds/list.ts
var import_yaml3 = __toESM(require_dist(), 1);
function parseList(text, setting) {
  const parsed = itemsOf(text, setting);
  if (parsed.kind === "wrong") return parsed;
  const items = parsed.value;
  const faults = items.flatMap(
    (item, index) => setting.item.test(item) ? [] : [
      {
        found: itemInWords(item, index, setting.secret === true),
        expected: `as each item ${setting.expected}`
      }
    ]
  );
  if (items.length > (setting.maximumItems ?? Infinity)) {
    faults.push({ found: `${items.length} items`, expected: `at most ${setting.maximumItems}` });
  }
  return unlessWrong(faults, items);
}
function itemsOf(text, setting) {
  if (/^\s*(\[|-(\s|$)|---(\s|$))/.test(text)) return itemsOfYaml(text);
  if (setting.pairs === true && isYamlMap(text)) return itemsOfMap(text);
  return itemsOfLines(text, setting.commas === true);
}
function itemsOfYaml(text) {
  const read = readDocument(text, "failsafe");
  if (read.kind === "wrong") return read;
  const document = read.value;
  if (!(0, import_yaml3.isSeq)(document.contents))
    return wrong({ found: "YAML that is not a list", expected: "a list of text" });
  const faults = [];
  const items = [];
  for (const [index, node] of document.contents.items.entries()) {
    const item = scalarText(node, document);
    if (typeof item === "string") items.push(item);
    else
      faults.push({
        found: `no text as item ${index + 1}`,
        expected: "a list of text",
        fix: "Put it in quotes."
      });
  }
  return unlessWrong(faults, items);
}
function itemsOfMap(text) {
  const entries = entriesOfYaml(text);
  if (entries.kind === "wrong") return entries;
  const faults = entries.value.flatMap(
    ([key, text2]) => text2 === null ? [{ found: `null as the value of ${quote2(key)}`, expected: "text", fix: "Leave the key out." }] : []
  );
  return unlessWrong(
    faults,
    entries.value.map(([key, text2]) => `${key}=${text2}`)
  );
}
function itemsOfLines(text, commas) {
  const items = [];
  let rest = text;
  while (rest !== "") {
    const quoted = /^\s*"((?:[^"]|"")*)"[^\S\n]*(?:\n|$)/.exec(rest);
    const plain = /^[^\n]*(?:\n|$)/.exec(rest);
    const taken = (quoted ?? plain)?.[0] ?? rest;
    if (quoted !== null) items.push((quoted[1] ?? "").replaceAll('""', '"'));
    else if (commas) items.push(...taken.split(","));
    else items.push(taken);
    rest = rest.slice(taken.length);
    if (quoted === null && /^\s*"/.test(taken) && !commas) {
      return wrong({ found: "a double quote that is not closed", expected: "one item a line" });
    }
  }
  return value(items.map((item) => item.trim()).filter((item) => item !== ""));
}
function itemInWords(item, index, isSecret) {
  return isSecret ? `something else as item ${index + 1}` : quote2(item);
}

// src/settings/kinds/routes.ts
var methods2 = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];
var segment2 = /^([A-Za-z0-9._:-]+|\{[A-Za-z0-9._:-]+\+?\})$/;
function parseRoutes(text) {
  const items = itemsOf(text, { commas: true });
  if (items.kind === "wrong") return items;
  const faults = [];
  const routes = /* @__PURE__ */ new Map();
  for (const item of items.value) {
    const [, method = "", path = ""] = /^(\S+)\s+(\S+)$/.exec(item) ?? [];
    const route = { method: method.toUpperCase(), path };
    const expected = faultOf(route);
    if (expected !== void 0) faults.push({ found: quote2(item), expected });
    else if (routes.has(`${route.method} ${path}`))
      faults.push({ found: `${quote2(item)} twice`, expected: "it once" });
    else routes.set(`${route.method} ${path}`, route);
  }
  faults.push(...siblingFaults([...routes.values()]));
  return unlessWrong(faults, [...routes.values()]);
}
function siblingFaults(routes) {
  const variables = /* @__PURE__ */ new Map();
  const faults = /* @__PURE__ */ new Map();
  for (const { path } of routes) {
    for (const { index, 0: part } of path.matchAll(/\/\{[^/]+/g)) {
      const parent = path.slice(0, index);
      const known = variables.get(parent) ?? part;
      variables.set(parent, known);
      if (known === part) continue;
      const found = `${quote2(parent + part)} beside ${quote2(parent + known)}`;
      faults.set(found, { found, expected: "one variable at each place of the paths" });
    }
  }
  return [...faults.values()];
}
function faultOf({ method, path }) {
  if (!methods2.includes(method) || !path.startsWith("/")) {
    return "a method and a path, such as POST /hello or ANY /{proxy+}";
  }
  if (path === "/") return void 0;
  const segments = path.slice(1).split("/");
  if (!segments.every((part) => segment2.test(part))) {
    return 'path parts of letters, digits, ".", "_", "-" and ":", or a variable in braces, and no "/" at the end';
  }
  if (segments.slice(0, -1).some((part) => part.endsWith("+}"))) {
    return "a greedy variable such as {proxy+} only as the last part";
  }
  const names2 = segments.filter((part) => part.startsWith("{")).map((part) => part.replace(/\+?\}$/, ""));
  return new Set(names2).size < names2.length ? "each variable of a path once" : void 0;
}

// src/settings/nearest.ts
function nearest(given, known) {
  const name = kebab(given.slice(0, 100));
  const names2 = [...known];
  const begun = name.length >= 3 ? names2.filter((candidate) => candidate.startsWith(`${name}-`)) : [];
  const scored = names2.map((candidate) => ({ candidate, distance: editDistance(name, candidate) })).filter(({ candidate, distance }) => distance <= Math.floor(Math.max(name.length, candidate.length) / 3)).sort((a, b) => a.distance - b.distance);
  return scored[0]?.candidate ?? begun[0];
}
function kebab(name) {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
}
function editDistance(a, b) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1)
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

// src/settings/kinds/scalar.ts
function parseText(text, setting) {
  if (setting.pattern === void 0 || setting.pattern.test(text)) return value(text);
  return wrong({ expected: setting.expected ?? "other text" });
}
function parseInteger(text, setting) {
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= setting.minimum && number <= setting.maximum) return value(number);
  const { minimum, maximum, unit } = setting;
  return wrong({
    expected: `a whole number of ${unit} from ${minimum} to ${maximum}`,
    fix: "Give the number alone, without a unit."
  });
}
function parseBoolean(text) {
  if (/^true$/i.test(text)) return value(true);
  return /^false$/i.test(text) ? value(false) : wrong({ expected: "true or false" });
}
function parseChoice(text, setting) {
  const word = /^\[\s*(["']?)([\w/-]+)\1\s*\]$/.exec(text)?.[2] ?? text;
  if (setting.choices.includes(word)) return value(word);
  const meant = nearest(word, setting.choices);
  return wrong({
    expected: inWords(setting.choices),
    ...meant === void 0 ? {} : { fix: `Did you mean ${meant}?` }
  });
}
function inWords(choices) {
  return choices.length < 2 ? choices.join("") : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}

// src/settings/kinds/smoke-tests.ts
var import_yaml4 = __toESM(require_dist(), 1);
function parseSmokeTests(written) {
  const text = written.trim();
  const isPath = !text.includes("\n") && !/^([[{#&*!|>'"]|-(\s|$))/.test(text) && !/:\s/.test(text);
  if (isPath) return value({ kind: "file", path: text });
  const tests = parseTestList(written);
  return tests.kind === "wrong" ? tests : value({ kind: "inline", tests: tests.value });
}
function readSmokeTestsFile(text, path) {
  const tests = parseTestList(text);
  if (tests.kind === "value") return tests.value;
  throw new LayerliftError("usage", `the smoke tests in ${path} cannot be read`, {
    hint: "Write a YAML list of tests, each with request or invoke.",
    details: tests.faults.map(
      ({ found, expected }) => `${path}: ${found ?? "something else"}, expected ${expected}`
    )
  });
}
function parseTestList(text) {
  const read = readDocument(text, "core");
  if (read.kind === "wrong") return read;
  keepWrittenNumbers(read.value);
  const data = dataOf2(read.value);
  if (data.kind === "wrong") return data;
  if (Array.isArray(data.value)) return value(data.value);
  return wrong({
    found: "YAML that is not a list",
    expected: "a list of tests, or the path of a file with one"
  });
}
function keepWrittenNumbers(document) {
  if (!(0, import_yaml4.isSeq)(document.contents)) return;
  for (const test of document.contents.items) {
    if (!(0, import_yaml4.isMap)(test)) continue;
    for (const owner of [test, test.get("expect", true)]) {
      if (!(0, import_yaml4.isMap)(owner)) continue;
      for (const node of [owner.get("body", true), owner.get("headers", true)]) {
        if ((0, import_yaml4.isScalar)(node)) keepWritten(node);
        else if ((0, import_yaml4.isMap)(node) && node === owner.get("headers", true))
          (0, import_yaml4.visit)(node, { Scalar: (_, scalar) => keepWritten(scalar) });
      }
    }
  }
}
function keepWritten(scalar) {
  if (typeof scalar.value !== "number" || scalar.source === void 0) return;
  if (String(scalar.value) !== scalar.source) scalar.value = scalar.source;
}

// src/settings/kinds/structure.ts
function parseStructure(text, setting) {
  const read = readDocument(text, "core");
  if (read.kind === "wrong") return read;
  const data = dataOf2(read.value);
  if (data.kind === "wrong") return data;
  if (setting.shape === "object") {
    if (!isRecord(data.value)) return wrong({ expected: `a YAML or JSON map with ${inWords(setting.keys)}` });
    return unlessWrong(keyFaults2(data.value, setting.keys), data.value);
  }
  if (!Array.isArray(data.value) || !data.value.every(isRecord)) {
    return wrong({ expected: `a YAML or JSON list of maps with ${inWords(setting.keys)}` });
  }
  const structures = data.value;
  return unlessWrong(
    structures.flatMap((structure) => keyFaults2(structure, setting.keys)),
    structures
  );
}
function keyFaults2(structure, known) {
  return Object.keys(structure).filter((key) => !known.includes(key)).map((key) => {
    const meant = known.find((name) => name.toLowerCase() === key.toLowerCase()) ?? nearest(key, known);
    return {
      found: `the key ${quote2(key)}`,
      expected: inWords(known),
      ...meant === void 0 ? {} : { fix: `Did you mean ${meant}?` }
    };
  });
}

// src/settings/package.ts
var packageSettings = {
  "layer-strategy": {
    kind: "choice",
    choices: ["image-layers", "single", "none"],
    default: "image-layers",
    sentence: "How /opt becomes Lambda layers: one for each image layer that contributes, a single one, or none at all.",
    commands: everyCommand
  },
  "layer-namespace": {
    kind: "text",
    absent: "the function name; for publish without one, img2lambda",
    ...nameUpTo(maxLayerNamespaceCharacters),
    sentence: "What the names of published layers start with.",
    commands: awsCommands
  },
  "s3-bucket": {
    kind: "text",
    absent: "packages are sent directly",
    // Amazon S3 user guide, "General purpose bucket naming rules".
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    expected: "the name of a bucket in the region of the function",
    sentence: "The bucket that packages over the 50 MB of a direct upload go through.",
    commands: awsCommands
  },
  "source-kms-key-arn": {
    kind: "text",
    absent: "as it is; on create, a key of Lambda",
    pattern: /^arn:[a-zA-Z-]+:kms:\S+$/,
    expected: "the ARN of a KMS key",
    sentence: "The ARN of the KMS key that encrypts function.zip in the storage of Lambda.",
    commands: deployCommands
  },
  "output-directory": {
    kind: "text",
    default: "output",
    sentence: "The folder that packages and manifest.json are written to.",
    commands: [...everyCommand, "demo"]
  }
};

// src/settings/publish.ts
var publishSettings = {
  profile: {
    kind: "text",
    cliOnly: true,
    absent: "the credentials of the environment, else the default profile",
    pattern: /^\S+$/,
    expected: "the name of an AWS profile",
    sentence: "The AWS profile whose credentials are used.",
    commands: ["publish"]
  },
  "layer-description": {
    kind: "text",
    cliOnly: true,
    absent: "what the layer was made from",
    ...textUpTo(maxDescriptionCharacters),
    sentence: "The description of published layer versions.",
    commands: ["publish"]
  },
  "license-info": {
    kind: "text",
    cliOnly: true,
    absent: "none",
    ...textUpTo(maxLicenseInfoCharacters),
    sentence: "The license of published layers: an SPDX identifier, a URL or the text.",
    commands: ["publish"]
  }
};

// src/settings/run.ts
var runSettings = {
  "aws-region": {
    kind: "text",
    absent: "AWS_REGION, else AWS_DEFAULT_REGION",
    pattern: /^[a-z]{2,8}(-[a-z]+)+-\d+$/,
    expected: "a region such as ap-northeast-1",
    sentence: "The AWS region.",
    commands: awsCommands
  },
  "endpoint-url": {
    kind: "text",
    absent: "AWS itself",
    pattern: /^https?:\/\/[^\s/?#]+\S*$/,
    expected: "a URL that starts with http:// or https://",
    sentence: "Where AWS answers: the address of an emulator.",
    commands: awsCommands
  },
  "wait-timeout": {
    kind: "integer",
    minimum: 1,
    maximum: 3600,
    unit: "seconds",
    default: 300,
    sentence: "How long to wait for one AWS resource to become ready, in seconds.",
    commands: awsCommands
  },
  summary: {
    kind: "boolean",
    default: true,
    sentence: "Write a job summary (to the file that GITHUB_STEP_SUMMARY names).",
    commands: everyCommand
  }
};

// src/settings/smoke.ts
var smokeSettings = {
  "smoke-tests": {
    kind: "smoke-tests",
    // Headers of a test may hold credentials.
    secret: true,
    absent: "GET on the first GET or ANY route must answer below 500",
    sentence: "Smoke tests as a YAML list, or a file with one.",
    commands: deployCommands
  },
  "smoke-timeout": {
    kind: "integer",
    minimum: 1,
    maximum: 900,
    unit: "seconds",
    default: 30,
    sentence: "How long one test of the route over HTTP may try until it passes, in seconds; Invoke has the time of the function.",
    commands: deployCommands
  }
};

// src/settings/table.ts
var settingGroups = [
  { title: "Command", settings: commandSettings },
  { title: "Build", settings: buildSettings },
  { title: "Package", settings: packageSettings },
  { title: "Layers", settings: layerSettings },
  { title: "Publish", settings: publishSettings },
  { title: "Function", settings: functionSettings },
  { title: "Traffic", settings: trafficSettings },
  { title: "Route", settings: routeSettings },
  { title: "Smoke test", settings: smokeSettings },
  { title: "Run", settings: runSettings }
];
var settingsByName = new Map(
  settingGroups.flatMap(({ settings }) => Object.entries(settings))
);
function camelCase(name) {
  return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

// src/settings/parse.ts
function parseSettings(raw, caller) {
  const { surface } = caller;
  const problems = [...caller.surface === "cli" ? caller.problems : [], ...unknownNames(raw, surface)];
  const values = {};
  const given = /* @__PURE__ */ new Set();
  for (const [name, setting] of settingsByName) {
    const written = raw.get(name) ?? "";
    const text = isOfLines(setting) ? written : written.trim();
    const preset = presetOf(setting);
    values[camelCase(name)] = preset;
    if (text.trim() === "") continue;
    const parsed = parseSetting(text, setting);
    if (parsed.kind === "value") values[camelCase(name)] = parsed.value;
    else
      problems.push(
        ...parsed.faults.map((fault) => faultLine(shownName(name, surface), text.trim(), fault, setting))
      );
    if (parsed.kind === "wrong" || parsed.value !== preset) given.add(name);
  }
  const settings = madeOfTable({ ...values, given });
  const command = caller.surface === "cli" ? caller.command : settings.command;
  refuseProblems([...problems, ...contradictions({ settings, command, surface })], surface);
  return settings;
}
function madeOfTable(values) {
  return values;
}
function isOfLines({ kind }) {
  return kind === "list" || kind === "map" || kind === "structure" || kind === "smoke-tests";
}
function parseSetting(text, setting) {
  switch (setting.kind) {
    case "text":
      return parseText(text, setting);
    case "integer":
      return parseInteger(text, setting);
    case "boolean":
      return parseBoolean(text);
    case "choice":
      return parseChoice(text, setting);
    case "list":
      return parseList(text, setting);
    case "map":
      return parseMap(text, setting);
    case "structure":
      return parseStructure(text, setting);
    case "routes":
      return parseRoutes(text);
    case "smoke-tests":
      return parseSmokeTests(text);
    default:
      return assertNever(setting);
  }
}
function unknownNames(raw, surface) {
  const known = knownNames(surface);
  return [...raw.keys()].filter((name) => !known.includes(name)).map((name) => unknownLine(shownName(name, surface), known, surface));
}
function knownNames(surface) {
  return [...settingsByName].filter(([, setting]) => surface === "cli" ? setting.commands.length > 0 : setting.cliOnly !== true).map(([name]) => name);
}
function unknownLine(shown, known, surface) {
  const meant = nearest(shown.replace(/^-+/, ""), known);
  const fix = meant === void 0 ? "Leave it out." : `Did you mean ${shownName(meant, surface)}?`;
  return `${shown}: not ${surface === "cli" ? "a flag" : "an input"} of this version of layerlift. ${fix}`;
}

// src/smoke/values.ts
function kindOf(value2) {
  if (value2 === null || value2 === void 0) return "nothing";
  if (Array.isArray(value2)) return "a list";
  if (typeof value2 === "object") return "a map";
  if (typeof value2 === "string") return "a text";
  return `the ${typeof value2} ${jsonText(value2) ?? ""}`.trimEnd();
}
function reportUnknownKeys(value2, known, report) {
  for (const key of Object.keys(value2)) {
    if (!known.includes(key)) report(`unknown key ${JSON.stringify(key)} (known: ${known.join(", ")})`);
  }
}
function jsonText(value2) {
  try {
    const text = JSON.stringify(value2);
    return typeof text === "string" ? text : void 0;
  } catch {
    return void 0;
  }
}

export {
  __toESM,
  __using,
  __callDispose,
  require_identity,
  require_applyReviver,
  require_toJS,
  require_Node,
  require_Scalar,
  require_visit,
  require_anchors,
  require_stringifyComment,
  require_foldFlowLines,
  require_stringifyString,
  require_stringify,
  require_stringifyCollection,
  require_log,
  require_merge,
  require_addPairToJSMap,
  require_Alias,
  require_createNode,
  require_Collection,
  require_stringifyPair,
  require_Pair,
  require_YAMLMap,
  require_YAMLSeq,
  require_resolve_props,
  require_util_contains_newline,
  require_util_flow_indent_check,
  require_util_map_includes,
  require_resolve_block_map,
  require_resolve_block_seq,
  require_resolve_end,
  require_resolve_flow_collection,
  require_compose_collection,
  require_map,
  require_seq,
  require_string,
  require_null,
  require_bool,
  require_stringifyNumber,
  require_float,
  require_int,
  require_schema,
  require_schema2,
  require_binary,
  require_pairs,
  require_omap,
  require_bool2,
  require_float2,
  require_int2,
  require_set,
  require_timestamp,
  require_schema3,
  require_tags,
  require_Schema,
  require_stringifyDocument,
  require_directives,
  require_Document,
  require_resolve_block_scalar,
  require_resolve_flow_scalar,
  require_compose_scalar,
  require_util_empty_scalar_position,
  require_compose_node,
  require_compose_doc,
  require_errors,
  require_composer,
  require_cst_scalar,
  require_cst_stringify,
  require_cst_visit,
  require_cst,
  require_lexer,
  require_line_counter,
  require_parser,
  require_public_api,
  require_dist,
  formatBytes,
  formatShare,
  formatCount,
  LayerliftError,
  exitCodeOf,
  assertNever,
  messageOf,
  throwIfCancelled,
  cancelled,
  maxDirectUploadBytes,
  maxLayers,
  maxDescriptionCharacters,
  maxTagValueCharacters,
  planLayers,
  withKeptLayers,
  describesLayer,
  isRecord,
  property,
  textOf,
  jsonValue,
  definedOnly,
  presetText,
  desiredDeployment,
  desiredLayers,
  compatibleRuntimesOf,
  allPackages,
  temporaryFolder,
  printable,
  displayPath,
  readAhead,
  zipStore,
  writePackages,
  writeLayerLists,
  refuseForeignLists,
  regionOf,
  sentenceOf,
  changedConfiguration,
  environmentAfter,
  isSameMap,
  environmentSizeProblem,
  APP_TAG,
  integrationUri,
  methodMark,
  statementIdOf,
  executeApiArn,
  planDeployment,
  isEmpty,
  emptyReport,
  reportOfPackages,
  planReport,
  sha256Hex,
  abortOnSignals,
  asThrown,
  ownVersion,
  systemFiles,
  systemFolders,
  newestVersions,
  libraryPath,
  isElf,
  readElf,
  newDirectory,
  walkFolders,
  lookUp,
  splitPath,
  nodesBelow,
  asBytePath,
  findBootstrap,
  checkBootstrap,
  checkLimits,
  checkDirectUpload,
  emptyAccount,
  parseQuery,
  splitTarget,
  REFUSED_IN_QUERY,
  eventHeaders,
  isHeaderName,
  headerValue,
  matchRoute,
  pathParametersOf,
  parametersOf,
  ANY_METHODS,
  shortestSecret,
  redactor,
  errorText,
  annotationOf,
  closingText,
  closingOfAction,
  recorded,
  sentenceOf2,
  summaryOf,
  platformOfArchitecture,
  commandOf,
  quote2 as quote,
  refuseProblems,
  nearest,
  readSmokeTestsFile,
  settingGroups,
  settingsByName,
  parseSettings,
  knownNames,
  unknownLine,
  kindOf,
  reportUnknownKeys,
  jsonText
};
