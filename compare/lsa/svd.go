package lsa

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// entry is one value of a sparse matrix's row.
type entry struct {
	column int32
	value  float32
}

// matrix is sparse, row by row: row i is entries[ends[i-1]:ends[i]].
type matrix struct {
	columns int
	entries []entry
	ends    []int
}

// Subspace iteration: rounds are enough that the last dimensions kept no longer
// turn, with spare dimensions beside those that are wanted.
const rounds, spare = 8, 12

// rightSingular returns the first k right singular vectors, the largest first,
// by randomised subspace iteration with a Rayleigh-Ritz step at the end (Halko,
// Martinsson and Tropp, 2011). It always starts from the same random numbers.
func (m *matrix) rightSingular(k int) [][]float64 {
	k = min(k, m.columns)
	width := min(k+spare, m.columns)
	random := rand.New(rand.NewPCG(20, 26))
	q := make([]float64, m.columns*width) // column-wise: gram g at q[g*width:]
	for i := range q {
		q[i] = random.NormFloat64()
	}
	orthonormal(q, width)
	for range rounds {
		q = m.square(q, width)
		orthonormal(q, width)
	}
	z := m.square(q, width)
	small := make([][]float64, width)
	for a := range small {
		small[a] = make([]float64, width)
	}
	for g := range m.columns {
		qa, zb := q[g*width:(g+1)*width], z[g*width:(g+1)*width]
		for a, x := range qa {
			for b, y := range zb {
				small[a][b] += x * y
			}
		}
	}
	values, vectors := symmetricEigen(small)
	order := make([]int, width)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	out := make([][]float64, k)
	for i := range out {
		out[i] = make([]float64, m.columns)
		for g := range m.columns {
			var sum float64
			for a, x := range q[g*width : (g+1)*width] {
				sum += x * vectors[a][order[i]]
			}
			out[i][g] = sum
		}
	}
	return out
}

// square returns (transpose of m) x m x q.
func (m *matrix) square(q []float64, width int) []float64 {
	out := make([]float64, len(q))
	row := make([]float64, width)
	from := 0
	for _, end := range m.ends {
		clear(row)
		for _, e := range m.entries[from:end] {
			v := float64(e.value)
			for d, x := range q[int(e.column)*width : (int(e.column)+1)*width] {
				row[d] += v * x
			}
		}
		for _, e := range m.entries[from:end] {
			v := float64(e.value)
			o := out[int(e.column)*width : (int(e.column)+1)*width]
			for d, x := range row {
				o[d] += v * x
			}
		}
		from = end
	}
	return out
}

// orthonormal makes the columns of q (n x width) orthonormal by modified
// Gram-Schmidt, done twice for accuracy.
func orthonormal(q []float64, width int) {
	n := len(q) / width
	for range 2 {
		for a := range width {
			var length float64
			for g := range n {
				length += q[g*width+a] * q[g*width+a]
			}
			f := 1 / math.Sqrt(max(length, 1e-300))
			dots := make([]float64, width)
			for g := range n {
				row := q[g*width : (g+1)*width]
				row[a] *= f
				for b := a + 1; b < width; b++ {
					dots[b] += row[a] * row[b]
				}
			}
			for g := range n {
				row := q[g*width : (g+1)*width]
				for b := a + 1; b < width; b++ {
					row[b] -= dots[b] * row[a]
				}
			}
		}
	}
}

// symmetricEigen returns eigenvalues and eigenvectors (in columns) of a
// symmetric matrix by Jacobi's rotations. It overwrites a.
func symmetricEigen(a [][]float64) ([]float64, [][]float64) {
	n := len(a)
	v := make([][]float64, n)
	for i := range v {
		v[i] = make([]float64, n)
		v[i][i] = 1
	}
	for range 60 {
		var off, all float64
		for i := range n {
			for j := range n {
				all += a[i][j] * a[i][j]
				if i != j {
					off += a[i][j] * a[i][j]
				}
			}
		}
		if off <= 1e-22*all {
			break
		}
		for p := range n {
			for r := p + 1; r < n; r++ {
				rotate(a, v, p, r)
			}
		}
	}
	values := make([]float64, n)
	for i := range values {
		values[i] = a[i][i]
	}
	return values, v
}

// rotate makes a[p][r] zero.
func rotate(a, v [][]float64, p, r int) {
	if a[p][r] == 0 {
		return
	}
	theta := (a[r][r] - a[p][p]) / (2 * a[p][r])
	t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(t*t+1)
	s := t * c
	for k := range a {
		x, y := a[k][p], a[k][r]
		a[k][p], a[k][r] = c*x-s*y, s*x+c*y
	}
	for k := range a {
		x, y := a[p][k], a[r][k]
		a[p][k], a[r][k] = c*x-s*y, s*x+c*y
		x, y = v[k][p], v[k][r]
		v[k][p], v[k][r] = c*x-s*y, s*x+c*y
	}
}
