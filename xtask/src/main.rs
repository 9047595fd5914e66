//! `cargo xtask COMMAND`: picks the chore, prints its error as a sentence.

use std::process::ExitCode;

use xtask::arguments::Arguments;
use xtask::failure::{Failure, Outcome};
use xtask::{bench, build, check, faults, hostile, scale, serve, service_worker, shots, styles, test, tools};

const USAGE: &str = "\
cargo xtask serve [--port 8080] [--public-url /] [--no-open]   build Wobble and open it in a browser
cargo xtask build [--public-url /] [--dist dist] [--pseudo-language]   build the folder that a web host needs
cargo xtask test [--native]                                    everything that must hold (--native: no browser)
cargo xtask check                                              formatting, lints, documentation
cargo xtask tools                                              install the tools that the tests need
cargo xtask bench [--runs 7] [--measure DIR] [--part charts]   compare speed and size with bare apps, charts with uPlot
cargo xtask faults [--kills 200] [--seed 1] [--dist DIR]        kill a browser in the middle, and see what is still there
cargo xtask hostile [--documents 1000000] [--seed 1]            read damaged documents, and see that none breaks anything
cargo xtask scale [--runs 9] [--dist DIR] [--years 10] [--part P]  ten years of practice on a slow phone, beside none
cargo xtask shots [--out DIR] [--dist DIR] [--readme]           pictures of every screen (--readme: the README's own)
cargo xtask styles, cargo xtask service-worker                 trunk's first and last step; not for calling by hand";

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Outcome {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let arguments = Arguments::read(words)?;
    match command.as_str() {
        "serve" => serve::run(arguments),
        "build" => build::run(arguments),
        "test" => test::run(arguments),
        "check" => arguments.finish().and_then(|()| check::run()),
        "tools" => arguments.finish().and_then(|()| tools::for_tests()),
        "bench" => bench::run(arguments),
        "faults" => faults::run(arguments),
        "hostile" => hostile::run(arguments),
        "scale" => scale::run(arguments),
        "shots" => shots::run(arguments),
        "styles" => arguments.finish().and_then(|()| styles::run()),
        "service-worker" => arguments.finish().and_then(|()| service_worker::run()),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Failure::new(format!("There is no chore named `{other}`. These exist:\n\n{USAGE}"))),
    }
}
