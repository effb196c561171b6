import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembleWat } from './assemble-wat.ts';
import { instantiateWat } from './instantiate-wat.ts';

test('functions, locals, loops, branches, calls and memory do what they say', () => {
  const { memory, exports } = instantiateWat(
    `(module
      (import "kernel" "memory" (memory 1))
      (func $sum (export "sum") (param $from i32) (param $to i32) (result i32)
        (local $total i32)
        (block $done
          (loop $next
            (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
            ;; each byte once
            (local.set $total (i32.add (local.get $total) (i32.load8_u (local.get $from))))
            (local.set $from (call $behind (local.get $from)))
            (br $next)))
        (return (local.get $total)))
      (func $behind (param $at i32) (result i32)
        (if (i32.eq (i32.load8_u offset=1 (local.get $at)) (i32.const 0xff))
          (then (return (i32.add (local.get $at) (i32.const 2))))
          (else (return (i32.add (local.get $at) (i32.const 1)))))
        (unreachable))
      (func $big (export "big") (result i32)
        (return (i32.wrap_i64 (i64.shr_u (i64.const -1) (i64.const 40)))))
      (func $most (export "negative") (result i32) (return (i32.const -129))))`,
    2,
  );
  assert.equal(memory.buffer.byteLength, 2 * 65_536);
  new Uint8Array(memory.buffer).set([1, 2, 3, 0xff, 4], 100);
  assert.equal(exports['sum']!(100, 105), 10);
  assert.equal(exports['big']!(), 0xffffff);
  assert.equal(exports['negative']!(), -129);
});

test('numbers of 64 bits with a fraction: kept, compared, made of whole ones and back, at the ends of what fits', () => {
  const { memory, exports } = instantiateWat(
    `(module
      (import "kernel" "memory" (memory 1))
      (func $scaled (export "scaled") (param $whole i32) (param $factor f64) (result i32)
        (f64.store offset=8 (i32.const 0)
          (f64.add (f64.mul (f64.convert_i32_u (local.get $whole)) (local.get $factor)) (f64.const 0.5)))
        (i64.store (i32.const 16) (i64.load offset=8 (i32.const 0)))
        (return (i32.trunc_sat_f64_u (f64.load offset=16 (i32.const 0)))))
      (func $order (export "order") (param $a f64) (param $b f64) (result i32)
        (return (i32.add (f64.gt (local.get $a) (local.get $b)) (f64.ge (local.get $a) (local.get $b)))))
      (func $below (export "below") (param $a i32) (result i32)
        (return (i32.le_s (local.get $a) (i32.const 0)))))`,
    1,
  );
  assert.equal(exports['scaled']!(5, 0.3), 2);
  assert.equal(new Float64Array(memory.buffer)[1], 2);
  assert.equal(exports['scaled']!(-1, 2) >>> 0, 2 ** 32 - 1);
  assert.equal(exports['scaled']!(1, -7), 0);
  assert.deepEqual([exports['order']!(1, 2), exports['order']!(2, 2), exports['order']!(3, 2)], [0, 1, 2]);
  assert.deepEqual([exports['below']!(-1), exports['below']!(0), exports['below']!(1)], [1, 1, 0]);
});

test('what is not known is refused by name', () => {
  const within = (body: string): string =>
    `(module (import "kernel" "memory" (memory 1)) (func $f (param $x i32) ${body}))`;
  for (const [source, named] of [
    [within('(i32.rotl (local.get $x))'), 'i32.rotl'],
    [within('(drop (local.get $y))'), '$y'],
    [within('(call $g)'), '$g'],
    [within('(br $out)'), '$out'],
    [within('(i32.store (i32.const 1.5) (i32.const 0))'), '1.5'],
    [`(module (import "kernel" "memory" (memory 1)) (func $f (param $x f32)))`, 'f32'],
    ['(module (import "kernel" "memory" (memory 1))', 'unbalanced'],
    [')', ')'],
  ] as const)
    assert.throws(() => assembleWat(source), {
      name: 'SyntaxError',
      message: new RegExp(`${named.replace(/[$.()]/g, '\\$&')}$`),
    });
});
