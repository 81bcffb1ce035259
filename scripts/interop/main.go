// Checks a running log with code that is not ours: golang.org/x/mod/sumdb (Debian: golang-go, golang-golang-x-mod-dev).
// note verifies the checkpoint's signature, tlog recomputes every leaf's hash from the bundles and checks it against the tiles
// and the root, and proves the consistency of every hundredth size with the newest. Usage: go run main.go URL VKEY
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func get(url string) []byte {
	response, err := http.Get(url)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != 200 {
		log.Fatalf("%s: %s %v", url, response.Status, err)
	}
	return body
}

// number is N of a tlog-tiles path: groups of three digits, all but the last with an x.
func number(n int64) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	return path
}

// tiles reads hash tiles for x/mod, whose own paths have the height in front.
type tiles struct{ url string }

func (tiles) Height() int { return 8 }
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		path := fmt.Sprintf("%s/log/tile/%d/%s", t.url, tile.L, number(tile.N))
		if tile.W < 256 {
			path += fmt.Sprintf(".p/%d", tile.W)
		}
		data = append(data, get(path))
	}
	return data, nil
}
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	url, vkey := os.Args[1], os.Args[2]
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		log.Fatal(err)
	}
	signed, err := note.Open(get(url+"/log/checkpoint"), note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		log.Fatal(err)
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil {
		log.Fatal(err)
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	reader := tlog.TileHashReader(tree, tiles{url})
	fmt.Printf("checkpoint of %s: %d leaves, signed by %s\n", lines[0], size, signed.Sigs[0].Name)
	for first := int64(0); first < size; first += 256 {
		width := size - first
		path := url + "/log/tile/entries/" + number(first/256)
		if width >= 256 {
			width = 256
		} else {
			path += fmt.Sprintf(".p/%d", width)
		}
		bundle := get(path)
		var indexes []int64
		var wanted []tlog.Hash
		for i := int64(0); i < width; i++ {
			length := binary.BigEndian.Uint16(bundle)
			wanted = append(wanted, tlog.RecordHash(bundle[2:2+length]))
			indexes = append(indexes, tlog.StoredHashIndex(0, first+i))
			bundle = bundle[2+length:]
		}
		if len(bundle) > 0 {
			log.Fatalf("bundle %d has more than %d entries", first/256, width)
		}
		// ReadHashes checks each tile against the root of the checkpoint before it gives a hash out of it.
		hashes, err := reader.ReadHashes(indexes)
		if err != nil {
			log.Fatal(err)
		}
		for i := range hashes {
			if hashes[i] != wanted[i] {
				log.Fatalf("leaf %d is not what its tile says", first+int64(i))
			}
		}
	}
	fmt.Printf("%d entries have the hashes of the tiles, and the tiles the root of the checkpoint\n", size)
	proofs := 0
	for old := int64(1); old <= size; old += 100 {
		then, err := tlog.TreeHash(old, reader)
		if err != nil {
			log.Fatal(err)
		}
		proof, err := tlog.ProveTree(size, old, reader)
		if err == nil {
			err = tlog.CheckTree(proof, size, tree.Hash, old, then)
		}
		if err != nil {
			log.Fatalf("consistency of %d: %v", old, err)
		}
		record, err := tlog.ProveRecord(size, old-1, reader)
		if err == nil {
			var hash tlog.Hash
			hashes, _ := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, old-1)})
			copy(hash[:], hashes[0][:])
			err = tlog.CheckRecord(record, size, tree.Hash, old-1, hash)
		}
		if err != nil {
			log.Fatalf("inclusion of %d: %v", old-1, err)
		}
		proofs++
	}
	fmt.Printf("%d consistency proofs and %d inclusion proofs hold\n", proofs, proofs)
}
