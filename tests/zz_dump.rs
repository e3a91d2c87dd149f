use planomer::{Options, document::Block};
#[test]
fn dump() {
    for f in std::env::var("F").unwrap().split(':') {
        let bytes = std::fs::read(f).unwrap();
        let t = std::time::Instant::now();
        let r = planomer::document(&bytes, &Options::default());
        println!("== {f} {:?}", t.elapsed());
        let d = match r {
            Ok(d) => d,
            Err(e) => {
                println!("ERR {:?} {e}", e.kind());
                continue;
            }
        };
        println!("{:?}", d.sheets);
        for b in &d.blocks {
            match b {
                Block::Paragraph(p) => println!("P {} {:?}", d.at(p.place), d.text(p.text)),
                Block::Table(i) => {
                    let t = &d.tables[*i];
                    println!("T{} {}x{} cells {}", t.number, t.rows, t.columns, t.cells.len());
                    let n: usize = std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
                    let mut row = 0;
                    for c in t.cells.iter().take(n) {
                        if c.row != row {
                            row = c.row;
                            print!("\n  ");
                        }
                        print!(
                            "[{}{}{}{}{} {:?}] ",
                            d.at(c.place),
                            if c.header { "h" } else { "" },
                            if c.hidden { "x" } else { "" },
                            if c.filled { "*" } else { "" },
                            c.date.map(|d| d.to_string()).unwrap_or_default(),
                            d.text(c.text).chars().take(25).collect::<String>()
                        );
                    }
                    println!();
                }
            }
        }
        for a in &d.asides {
            println!("A {} {:?}", d.at(a.place), d.text(a.text));
        }
        for x in &d.diagnostics {
            println!("D {} {} {:?} {:?}", x.code.id(), x.message, x.at, x.suggestion);
        }
    }
}
