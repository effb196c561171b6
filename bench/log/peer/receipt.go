package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strings"

	"filippo.io/mldsa"
	"github.com/fxamacker/cbor/v2"
	"github.com/veraison/go-cose"
	"golang.org/x/mod/sumdb/tlog"
)

// Labels and values of RFC 9942: which kind of data structure, its proofs, of inclusion, and SHA-256 as in RFC 9162.
const (
	labelStructure = int64(395)
	labelProofs    = int64(396)
	labelInclusion = int64(-1)
	rfc9162SHA256  = int64(1)
)

// Algorithms that go-cose does not know by their full names: RFC 9864 (Ed25519) and RFC 9964 (ML-DSA-44).
const (
	algorithmEd25519 = cose.Algorithm(-19)
	algorithmMLDSA44 = cose.Algorithm(-48)
)

type inclusion struct {
	_     struct{} `cbor:",toarray"`
	Size  int64
	Index int64
	Path  [][]byte
}

// checkReceipt verifies that an entry is where a receipt says, under the root of a checkpoint that was verified before, and that the key
// signed that root: CBOR and COSE by go-cose, the path by golang.org/x/mod.
func checkReceipt(receipt, entry, checkpoint, vkey string) error {
	encoded, err := os.ReadFile(receipt)
	if err != nil {
		return err
	}
	record, err := os.ReadFile(entry)
	if err != nil {
		return err
	}
	shown, err := os.ReadFile(checkpoint)
	if err != nil {
		return err
	}
	size, root, err := treeOf(string(shown))
	if err != nil {
		return err
	}
	verifier, err := coseVerifierOf(vkey)
	if err != nil {
		return err
	}
	var message cose.Sign1Message
	if err := message.UnmarshalCBOR(encoded); err != nil {
		return err
	}
	if message.Payload != nil {
		return errors.New("the root stands in the receipt")
	}
	if kind := message.Headers.Protected[labelStructure]; kind != rfc9162SHA256 {
		return fmt.Errorf("another kind of tree: %v", kind)
	}
	proof, err := inclusionOf(message.Headers.Unprotected[labelProofs])
	if err != nil {
		return err
	}
	if proof.Size != size {
		return fmt.Errorf("a receipt of a tree of %d, not of %d", proof.Size, size)
	}
	path := make(tlog.RecordProof, len(proof.Path))
	for i, hash := range proof.Path {
		if copy(path[i][:], hash) != len(path[i]) || len(hash) != len(path[i]) {
			return errors.New("a hash of another length")
		}
	}
	if err := tlog.CheckRecord(path, size, root, proof.Index, tlog.RecordHash(record)); err != nil {
		return err
	}
	message.Payload = root[:]
	if err := message.Verify(nil, verifier); err != nil {
		return err
	}
	fmt.Printf("receipt of entry %d of %d, algorithm %d, read and verified by go-cose\n", proof.Index, size, verifier.Algorithm())
	return nil
}

func inclusionOf(proofs any) (inclusion, error) {
	var proof inclusion
	byKind, ok := proofs.(map[any]any)
	if !ok || len(byKind) != 1 {
		return proof, errors.New("no map of proofs")
	}
	list, ok := byKind[labelInclusion].([]any)
	if !ok || len(list) != 1 {
		return proof, errors.New("no single proof of inclusion")
	}
	encoded, ok := list[0].([]byte)
	if !ok {
		return proof, errors.New("a proof that is no byte string")
	}
	return proof, cbor.Unmarshal(encoded, &proof)
}

type coseVerifier struct {
	algorithm cose.Algorithm
	verify    func(content, signature []byte) bool
}

func (v coseVerifier) Algorithm() cose.Algorithm { return v.algorithm }

func (v coseVerifier) Verify(content, signature []byte) error {
	if !v.verify(content, signature) {
		return cose.ErrVerification
	}
	return nil
}

// coseVerifierOf takes the key of a log as a checkpoint's verifier key states it.
func coseVerifierOf(vkey string) (cose.Verifier, error) {
	encoded := vkey[strings.LastIndex(vkey[:strings.Index(vkey, "+")+10], "+")+1:]
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) < 2 {
		return nil, fmt.Errorf("malformed key %q", vkey)
	}
	if key[0] == 0x06 {
		public, err := mldsa.NewPublicKey(mldsa.MLDSA44(), key[1:])
		if err != nil {
			return nil, err
		}
		return coseVerifier{algorithmMLDSA44, func(content, signature []byte) bool {
			return mldsa.Verify(public, content, signature, nil) == nil
		}}, nil
	}
	if len(key) != 1+ed25519.PublicKeySize {
		return nil, fmt.Errorf("malformed key %q", vkey)
	}
	return coseVerifier{algorithmEd25519, func(content, signature []byte) bool {
		return ed25519.Verify(key[1:], content, signature)
	}}, nil
}
