// Package lsa knows which words of work reports go together: a table made from
// real reports by latent semantic analysis (Deerwester et al., 1990), in which
// 大气污染 lies beside 蓝天保卫战 although they share no character. It holds
// numbers only, no sentence of any report; train makes it.
//
// The package also says how a text is read for comparing (Runs, Passages),
// because the table holds only for texts read in the same way.
package lsa

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sort"
	"sync"
)

//go:embed table.bin.gz
var packed []byte

// Table places bigrams in the subject space. It is immutable.
type Table struct {
	dims int
	// keys are the bigrams known, rising. idf is how rare each is, from 0 to 1
	// as a byte. row is its row of vectors, -1 for one too common for a subject.
	keys []uint64
	idf  []uint8
	row  []int32
	// A vector is scale[row] x its dims components.
	vectors []int8
	scale   []float32
	mean    []float32 // of the passages trained on
}

// Default is the table shipped with the program.
var Default = sync.OnceValue(func() *Table {
	t, err := Read(bytes.NewReader(packed))
	if err != nil {
		panic(fmt.Sprintf("lsa: embedded table: %v", err)) // part of the program
	}
	return t
})

// Dims is the number of dimensions of the space.
func (t *Table) Dims() int { return t.dims }

// Find returns the index of a bigram, -1 for one that reports hardly use.
func (t *Table) Find(key uint64) int {
	i := sort.Search(len(t.keys), func(i int) bool { return t.keys[i] >= key })
	if i < len(t.keys) && t.keys[i] == key {
		return i
	}
	return -1
}

// Rarity is how rare a bigram is, from near 0 (in every passage) to 1 (unknown).
func (t *Table) Rarity(index int) float32 {
	if index < 0 {
		return 1
	}
	return float32(t.idf[index]) / 255
}

// Add adds the bigram's place times weight to sum and reports whether it has one.
func (t *Table) Add(sum []float32, index int, weight float32) bool {
	if index < 0 || t.row[index] < 0 {
		return false
	}
	r := int(t.row[index])
	w := weight * t.scale[r]
	for d, v := range t.vectors[r*t.dims : (r+1)*t.dims] {
		sum[d] += w * float32(v)
	}
	return true
}

// Place turns a sum made by Add into the text's place, a vector of length 1;
// norm is the length of the weights added. A text without any known bigram has
// no place: the zero vector, alike to nothing.
func (t *Table) Place(sum []float32, norm float32) {
	if norm == 0 {
		clear(sum)
		return
	}
	var length float64
	for d := range sum {
		sum[d] = sum[d]/norm - t.mean[d]
		length += float64(sum[d]) * float64(sum[d])
	}
	if length == 0 {
		return
	}
	f := float32(1 / math.Sqrt(length))
	for d := range sum {
		sum[d] *= f
	}
}

// ErrFormat is returned for what is no packed table.
var ErrFormat = errors.New("not a subject table")

const magic = "reportdesk lsa 1\n"

// header precedes the table's arrays, all little-endian and in the order of Table.
type header struct{ Dims, Keys, Rows uint32 }

// Write packs the table.
func (t *Table) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	h := header{uint32(t.dims), uint32(len(t.keys)), uint32(len(t.scale))}
	for _, part := range []any{[]byte(magic), h, t.keys, t.idf, t.row, t.scale, t.mean, t.vectors} {
		if err := binary.Write(z, binary.LittleEndian, part); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	return z.Close()
}

// Read unpacks a table that Write packed.
func Read(r io.Reader) (*Table, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	head := make([]byte, len(magic))
	var h header
	if _, err := io.ReadFull(z, head); err != nil || string(head) != magic {
		return nil, fmt.Errorf("read table: %w", ErrFormat)
	}
	if err := binary.Read(z, binary.LittleEndian, &h); err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	t := &Table{
		dims: int(h.Dims), keys: make([]uint64, h.Keys), idf: make([]uint8, h.Keys), row: make([]int32, h.Keys),
		scale: make([]float32, h.Rows), mean: make([]float32, h.Dims), vectors: make([]int8, h.Rows*h.Dims),
	}
	for _, part := range []any{t.keys, t.idf, t.row, t.scale, t.mean, t.vectors} {
		if err := binary.Read(z, binary.LittleEndian, part); err != nil {
			return nil, fmt.Errorf("read table: %w", err)
		}
	}
	return t, nil
}
