//! A PostgreSQL server of one's own: started on a free loopback port, never as root, stopped and removed when dropped.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The account that runs the server where tests run as root; PostgreSQL refuses to.
const ACCOUNT: &str = "postgres";

/// A running server. All its databases are gone when it is dropped.
#[derive(Debug)]
pub struct PrivatePostgres {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

impl PrivatePostgres {
    /// Starts a server.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start: tests that need it fail, they are not left out.
    #[must_use]
    pub fn start() -> PrivatePostgres {
        let programs = programs().unwrap_or_else(|| {
            panic!(
                "PostgreSQL is not installed; on Debian: apt-get install --no-install-recommends postgresql"
            )
        });
        let folder = tempfile::Builder::new().prefix("sundial-postgres-").tempdir().expect("a folder");
        let port = free_port();
        let server = PrivatePostgres { folder, programs, port };
        if is_root() {
            let path = server.folder.path().to_str().expect("a path in ASCII");
            said(Command::new("chown").args([ACCOUNT, path]));
        }
        let data = server.data();
        server.run(
            "initdb",
            &["-D", &data, "-U", "sundial", "-A", "trust", "-E", "UTF8", "--locale", "C", "-N"],
        );
        server.up();
        server
    }

    /// Returns the address of a new database on it.
    #[must_use]
    pub fn new_database(&self, name: &str) -> String {
        let port = self.port.to_string();
        self.run("createdb", &["-h", "127.0.0.1", "-p", &port, "-U", "sundial", name]);
        format!("postgres://sundial@127.0.0.1:{port}/{name}")
    }

    /// Stops it at once, as if the power failed. [`PrivatePostgres::up`] starts it again.
    pub fn down(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
    }

    /// Starts it on the port it had.
    pub fn up(&self) {
        let port = self.port;
        let socket = self.folder.path().display();
        let options =
            format!("-h 127.0.0.1 -p {port} -k {socket} -c max_connections=60 -c shared_buffers=256MB");
        let log = format!("{socket}/log");
        self.run("pg_ctl", &["-D", &self.data(), "-l", &log, "-o", &options, "-w", "start"]);
    }

    fn data(&self) -> String {
        format!("{}/data", self.folder.path().display())
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        said(command.args(arguments).current_dir(self.folder.path()));
    }
}

impl Drop for PrivatePostgres {
    fn drop(&mut self) {
        // The process id stands in the first line of this file; without it nothing runs.
        let pid = fs::read_to_string(format!("{}/postmaster.pid", self.data())).unwrap_or_default();
        if let Some(pid) = pid.lines().next() {
            let stopped = Command::new("kill").args(["-QUIT", pid]).output();
            drop(stopped);
            while Path::new("/proc").join(pid).exists() {
                std::thread::yield_now();
            }
        }
    }
}

fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> =
        versions.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).collect();
    folders.sort();
    folders.retain(|folder| folder.join("initdb").exists());
    folders.pop()
}

fn is_root() -> bool {
    String::from_utf8_lossy(&said(Command::new("id").arg("-u")).stdout).trim() == "0"
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it has an address").port()
}

#[track_caller]
fn said(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    output
}
