# SPDX-License-Identifier: Apache-2.0
"""usage: registries.py <source folder> <output folder> <schema>"""
import base64
import json
import os
import re
import sys
from pathlib import Path

import fastjsonschema
import yaml

source, output, schema = map(Path, sys.argv[1:4])
problems = []


def validator():
    # 2020-12 lets $ref stand beside others; the drafts that the library knows do not read those.
    def apart(node):
        if isinstance(node, list):
            return [apart(each) for each in node]
        if not isinstance(node, dict):
            return node
        node = {key: apart(value) for key, value in node.items() if key not in ("$schema", "$id", "examples", "default")}
        if isinstance(node.get("pattern"), str):
            # The library writes patterns into source code as they are.
            node["pattern"] = re.sub(r"[^ -~]", lambda found: f"\\u{ord(found[0]):04x}", node["pattern"])
        if isinstance(node.get("$ref"), str) and len(node) > 1:
            return {"allOf": [{"$ref": node.pop("$ref")}, node]}
        return node

    return fastjsonschema.compile(apart(json.loads(schema.read_text())))


def read(validate):
    everything = {"registries": [], "environments": [], "applications": []}
    for file in sorted(source.glob("*.yaml")):
        document = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        try:
            validate(document)
        except fastjsonschema.JsonSchemaException as problem:
            problems.append(f"{file.name}: {problem.message}")
        for kind, items in everything.items():
            items.extend(document.get(kind, ()))
    return everything


def index(kind, items):
    names = {}
    for item in items:
        if item["name"] in names:
            problems.append(f"{kind} {item['name']} is declared twice")
        names[item["name"]] = item
    return names


def check(registries, environments, applications):
    """Names resolve, and some pull secret of the environment holds the login of each image."""
    held = {}
    for environment in environments.values():
        names = held.setdefault(environment["name"], set())
        index(f"pull secret of {environment['name']}:", environment["pullSecrets"])
        for secret in environment["pullSecrets"]:
            names.update(secret["registries"])
        for name in names - registries.keys():
            problems.append(f"{environment['name']} names registry {name}, which is not declared")
    for application in applications.values():
        registry = application["registry"]
        if registry not in registries:
            problems.append(f"{application['name']} names registry {registry}, which is not declared")
        for name in application["environments"]:
            if name not in held:
                problems.append(f"{application['name']} names environment {name}, which is not declared")
            elif registry not in held[name]:
                problems.append(f"no secret of {name} pulls {application['name']}")


def build_config(application):
    build = application.get("build", {})
    platforms = build.get("platforms", [])
    return {
        "dockerRegistry": application["registry"],
        "dockerRepository": application["repository"],
        "ciBuildConfig": {
            "useRootBuildContext": False,
            "ciBuildType": "self-dockerfile-build",
            "dockerBuildConfig": {
                "dockerfileRelativePath": build.get("dockerfile", "Dockerfile"),
                "buildContext": build.get("context", ""),
                "args": build.get("args", {}),
                "targetPlatform": ",".join(platforms),
                "useBuildx": bool(platforms),
                "dockerBuildOptions": build.get("options", {}),
            },
        },
    }


def login(registry):
    username, password = registry["username"], os.environ[registry["password"]["env"]]
    auth = base64.b64encode(f"{username}:{password}".encode()).decode()
    key = "https://index.docker.io/v1/" if registry["type"] == "docker-hub" else registry["url"]
    return key, {"username": username, "password": password, "auth": auth}


def values(secret, registries):
    auths = dict(login(registries[name]) for name in secret["registries"])
    return {
        "name": secret["name"],
        "type": "kubernetes.io/dockerconfigjson",
        "labels": {"test": None, **secret.get("labels", {})},
        "annotations": {"app": None, **secret.get("annotations", {})},
        "secrets": {"data": [{"key": ".dockerconfigjson", "value": json.dumps({"auths": auths})}]},
    }


def write(path, content, mode):
    file = os.path.join(output, path)
    data = content.encode()
    try:
        with open(file, "rb") as there:
            if there.read() == data:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with open(descriptor, "wb") as to:
        to.write(data)


def main():
    everything = read(validator())
    if not problems:
        registries = index("registry", everything["registries"])
        environments = index("environment", everything["environments"])
        applications = index("application", everything["applications"])
        check(registries, environments, applications)
    if problems:
        sys.exit("\n".join(problems[:10]))
    for name, application in applications.items():
        write(f"docker-build-configs/{name}.json", json.dumps(build_config(application), indent=2) + "\n", 0o644)
    for environment in environments.values():
        for secret in environment["pullSecrets"]:
            text = yaml.dump(values(secret, registries), Dumper=yaml.CSafeDumper, sort_keys=False, width=1 << 20)
            write(f"dt-secrets/{environment['name']}/{secret['name']}/values.yaml", text, 0o600)


main()
