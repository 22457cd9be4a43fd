;; A tool in small, which is split as the LLVM module is (wasm/toolchain/llvm/llvm-module.mjs):
;;
;;   wasm-as whole.wat -o whole.wasm
;;   wasm-split whole.wat --keep-funcs=_start,common --no-placeholders -o1 split.wasm -o2 rest.wasm
;;
;; primary.wasm is what shared-functions.mjs makes of split.wasm.
(module
  (import "host" "ask" (func $ask (result i32)))
  (import "host" "tell" (func $tell (param i64)))
  (memory (export "memory") 1)
  (global $calls (mut i32) (i32.const 0))
  (table 2 funcref)
  (elem (i32.const 0) $common $rare)
  (type $step (func (param i64) (result i64)))

  (func $_start (export "_start")
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))
    (call $tell (call_indirect (type $step) (i64.const 20) (call $ask)))
    (call $tell (call_indirect (type $step) (i64.const 30) (call $ask))))

  (func $common (param $n i64) (result i64)
    (i64.add (local.get $n) (i64.const 1)))

  ;; Shares memory, globals, imports and functions with the rest of the program.
  (func $rare (param $n i64) (result i64)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (call $tell (i64.extend_i32_u (i32.load (i32.const 0))))
    (call $tell (i64.extend_i32_u (global.get $calls)))
    (i64.mul (call $common (local.get $n)) (i64.const 2))))
