// The log of Ancrage beside, and under the eyes of, programs that others wrote.
//
//	peer check <folder> <policy> [<proof> <entry>]   reads and verifies a log, its signatures, a proof
//	peer receipt <receipt> <entry> <checkpoint> <verifier key>   reads a COSE receipt (RFC 9942) and verifies it
//	peer append <folder> <callers> <seconds> <batch> <age in ms>   durable appends by Tessera's POSIX driver
package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	fnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	var err error
	switch {
	case len(os.Args) > 3 && os.Args[1] == "check":
		err = check(os.Args[2], os.Args[3], os.Args[4:])
	case len(os.Args) == 6 && os.Args[1] == "receipt":
		err = checkReceipt(os.Args[2], os.Args[3], os.Args[4], os.Args[5])
	case len(os.Args) == 7 && os.Args[1] == "append":
		err = appendEntries(os.Args[2:])
	default:
		err = errors.New("see the head of main.go")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// verifierOf makes the verifier of a key by the byte that says its type.
func verifierOf(vkey string) (note.Verifier, error) {
	encoded := vkey[strings.LastIndex(vkey[:strings.Index(vkey, "+")+10], "+")+1:]
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) == 0 {
		return nil, fmt.Errorf("malformed key %q", vkey)
	}
	switch key[0] {
	case 0x04:
		return fnote.NewVerifierForCosignatureV1(vkey)
	case 0x06:
		return fnote.NewMLDSAVerifier(vkey)
	}
	return note.NewVerifier(vkey)
}

// check verifies every signature that the policy names, every tile and entry, by two implementations, and a proof.
func check(folder, policy string, proof []string) error {
	lines, err := os.ReadFile(policy)
	if err != nil {
		return err
	}
	var verifiers []note.Verifier
	var plain note.Verifier
	for _, line := range strings.Split(string(lines), "\n") {
		words := strings.Fields(line)
		at := map[string]int{"log": 1, "witness": 2}
		if len(words) == 0 || at[words[0]] == 0 {
			continue
		}
		verifier, err := verifierOf(words[at[words[0]]])
		if err != nil {
			return err
		}
		verifiers = append(verifiers, verifier)
		if words[0] == "log" && plain == nil {
			plain = verifier
		}
	}
	shown, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return err
	}
	opened, err := note.Open(shown, note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != len(verifiers) {
		return fmt.Errorf("%d of %d keys have signed", len(opened.Sigs), len(verifiers))
	}
	size, root, err := treeOf(opened.Text)
	if err != nil {
		return err
	}
	if err := checkEntries(folder, size, root); err != nil {
		return err
	}
	origin := strings.SplitN(opened.Text, "\n", 2)[0]
	second := fsck.New(origin, plain, client.FileFetcher{Root: folder}, hashBundle, fsck.Opts{N: 1})
	if err := second.Check(context.Background()); err != nil {
		return err
	}
	if len(proof) == 2 {
		if err := checkProof(proof[0], proof[1], verifiers); err != nil {
			return err
		}
	}
	fmt.Printf("%d entries, %d signatures, read and verified by golang.org/x/mod and by Tessera\n", size, len(opened.Sigs))
	return nil
}

func treeOf(text string) (int64, tlog.Hash, error) {
	var root tlog.Hash
	lines := strings.Split(text, "\n")
	if len(lines) < 3 {
		return 0, root, errors.New("no checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return 0, root, err
	}
	bytes, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(bytes) != len(root) {
		return 0, root, errors.New("malformed root")
	}
	copy(root[:], bytes)
	return size, root, nil
}

// checkEntries proves each entry from the tiles, which are verified against the root on the way.
func checkEntries(folder string, size int64, root tlog.Hash) error {
	if size == 0 {
		return nil
	}
	fetch := client.FileFetcher{Root: folder}
	hashes := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{folder})
	for first := int64(0); first < size; first += 256 {
		width := min(256, size-first)
		bundle, err := fetch.ReadEntryBundle(context.Background(), uint64(first/256), uint8(width%256))
		if err != nil {
			return err
		}
		leaves, err := hashBundle(bundle)
		if err != nil || int64(len(leaves)) != width {
			return fmt.Errorf("bundle at %d: %d entries, %v", first, len(leaves), err)
		}
		indexes := make([]int64, width)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
		}
		stored, err := hashes.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for i, leaf := range leaves {
			if !bytes.Equal(stored[i][:], leaf) {
				return fmt.Errorf("entry %d is not in the tree", first+int64(i))
			}
		}
		if first == 0 {
			proof, err := tlog.ProveRecord(size, 0, hashes)
			if err != nil {
				return err
			}
			if err := tlog.CheckRecord(proof, size, root, 0, stored[0]); err != nil {
				return err
			}
		}
	}
	return nil
}

func hashBundle(bundle []byte) ([][]byte, error) {
	var leaves [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 {
			return nil, errors.New("bundle cut short")
		}
		length := int(bundle[0])<<8 | int(bundle[1])
		if len(bundle) < 2+length {
			return nil, errors.New("entry cut short")
		}
		leaf := tlog.RecordHash(bundle[2 : 2+length])
		leaves = append(leaves, leaf[:])
		bundle = bundle[2+length:]
	}
	return leaves, nil
}

// tiles reads tiles where tlog-tiles puts them.
type tiles struct{ folder string }

func (t tiles) Height() int                     { return 8 }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(ids []tlog.Tile) ([][]byte, error) {
	fetch := client.FileFetcher{Root: t.folder}
	var all [][]byte
	for _, id := range ids {
		tile, err := fetch.ReadTile(context.Background(), uint64(id.L), uint64(id.N), uint8(id.W%256))
		if err != nil {
			return nil, err
		}
		all = append(all, tile[:id.W*tlog.HashSize])
	}
	return all, nil
}

// checkProof verifies a .tlog-proof by the functions of golang.org/x/mod.
func checkProof(path, entryPath string, verifiers []note.Verifier) error {
	proof, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	entry, err := os.ReadFile(entryPath)
	if err != nil {
		return err
	}
	head, checkpoint, _ := strings.Cut(string(proof), "\n\n")
	lines := strings.Split(head, "\n")
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("no tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var path2 tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		path2 = append(path2, hash)
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	size, root, err := treeOf(opened.Text)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path2, size, root, index, tlog.RecordHash(entry))
}

// appendEntries has a number of callers append entries of 128 bytes one after another, each waiting for its index, which
// Tessera gives when the entry is on the disk and in its tiles; a checkpoint follows as often as ours does.
func appendEntries(args []string) error {
	numbers := make([]int, 4)
	for i := range numbers {
		number, err := strconv.Atoi(args[i+1])
		if err != nil {
			return err
		}
		numbers[i] = number
	}
	callers, seconds, batch, age := numbers[0], numbers[1], numbers[2], numbers[3]
	ctx := context.Background()
	key, _, err := note.GenerateKey(rand.Reader, "bench.example/tessera")
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(key)
	if err != nil {
		return err
	}
	driver, err := posix.New(ctx, posix.Config{Path: args[0]})
	if err != nil {
		return err
	}
	options := tessera.NewAppendOptions().
		WithCheckpointSigner(signer).
		WithCheckpointInterval(200*time.Millisecond).
		WithBatching(uint(batch), time.Duration(age)*time.Millisecond)
	appender, shutdown, _, err := tessera.NewAppender(ctx, driver, options)
	if err != nil {
		return err
	}
	var count atomic.Int64
	var wait sync.WaitGroup
	before := processorTime()
	began := time.Now()
	end := began.Add(time.Duration(seconds) * time.Second)
	for caller := range callers {
		wait.Go(func() {
			entry := make([]byte, 128)
			for n := 0; time.Now().Before(end); n++ {
				copy(entry, fmt.Sprintf("%d %d", caller, n))
				if _, err := appender.Add(ctx, tessera.NewEntry(bytes.Clone(entry)))(); err != nil {
					fmt.Fprintln(os.Stderr, err)
					return
				}
				count.Add(1)
			}
		})
	}
	wait.Wait()
	took := time.Since(began).Seconds()
	spent := processorTime() - before
	if err := shutdown(ctx); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]float64{
		"entries": float64(count.Load()), "seconds": took, "processor": spent,
	})
}

func processorTime() float64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}
