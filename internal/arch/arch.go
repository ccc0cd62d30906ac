// Package arch holds no code, only the test that keeps imports running
// downward: what ARCHITECTURE.md says of who may use whom is read off the
// sources and enforced there.
package arch
