# SPDX-License-Identifier: Apache-2.0
# Makes an authority and the certificates of servers that it signed, each wrong in its own way, in the current folder.
set -euo pipefail
openssl ecparam -name prime256v1 -genkey -noout -out key.pem
openssl req -x509 -new -key key.pem -days 3650 -subj /CN=test-authority -addext basicConstraints=critical,CA:TRUE \
  -addext keyUsage=critical,keyCertSign -out ca.pem 2>/dev/null
openssl ecparam -name prime256v1 -genkey -noout -out other-key.pem
openssl req -x509 -new -key other-key.pem -days 3650 -subj /CN=other-authority \
  -addext basicConstraints=critical,CA:TRUE -out other-ca.pem 2>/dev/null
openssl ecparam -name prime256v1 -genkey -noout -out server-key.pem
openssl pkcs8 -topk8 -nocrypt -in server-key.pem -out server-key-pkcs8.pem
cat > ca.cnf <<'END'
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = any
email_in_dn = no
rand_serial = yes
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
END
touch index.txt
sign() { # name, subject alternative names, start, end
  openssl req -new -key server-key.pem -subj "/CN=$1" -addext "subjectAltName=$2" -out "$1.csr" 2>/dev/null
  openssl ca -batch -config ca.cnf -cert ca.pem -keyfile key.pem -in "$1.csr" -out "$1.pem" -notext \
    -startdate "$3" -enddate "$4" 2>/dev/null
  pack "$1"
}
pack() {
  openssl pkcs12 -export -in "$1.pem" -inkey server-key.pem -name server -passout pass:changeit -out "$1.p12"
}
local_names=IP:127.0.0.1,DNS:localhost
past=20200101000000Z
future=20491231000000Z
sign good $local_names $past $future
sign expired $local_names $past 20210101000000Z
sign not-yet-valid $local_names 20400101000000Z $future
sign wrong-host DNS:elsewhere.example $past $future
sign expiring $local_names $past "$(date -u -d "+10 days 12 hours" +%Y%m%d%H%M%SZ)"
sign hub DNS:registry-1.docker.io,DNS:registry.test,DNS:auth.test,DNS:210987654321.dkr.ecr.eu-west-1.amazonaws.com,DNS:123456789012.dkr.ecr.eu-west-1.amazonaws.com $past $future
openssl req -x509 -new -key server-key.pem -days 3650 -subj /CN=self-signed -addext subjectAltName=$local_names \
  -out self-signed.pem 2>/dev/null
pack self-signed
