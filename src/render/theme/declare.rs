//! The built-in scripts with one declaration where several follow each other: `const a=1;const b=2` is `const a=1,b=2`.

use super::tokens::{Token, tokens};

/// The script with fewer declarations.
pub(super) fn joined(script: &str) -> String {
    let tokens = tokens(script);
    let mut out = String::with_capacity(script.len());
    // For each bracket that is open, and the script itself: the word of the declaration that goes on there.
    let mut open: Vec<Option<&str>> = vec![None];
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let (Token::Word(text) | Token::Sign(text) | Token::Rest(text)) = *token;
        match (*token, open.last_mut()) {
            (Token::Sign("{" | "(" | "["), _) => open.push(None),
            (Token::Sign("}" | ")" | "]"), _) => _ = open.pop(),
            (Token::Word("const" | "let"), Some(here)) => *here = Some(text),
            // A statement may end here, or go on.
            (Token::Rest(text), Some(here)) if text.contains('\n') => *here = None,
            (Token::Sign(";"), Some(here)) => match tokens.get(at..at + 2) {
                Some([Token::Word(word), Token::Rest(blank)]) if *here == Some(*word) && blank.trim().is_empty() => {
                    out.push(',');
                    at += 2;
                    continue;
                }
                Some([Token::Word(word), Token::Sign("[" | "{")]) if *here == Some(*word) => {
                    out.push(',');
                    at += 1;
                    continue;
                }
                _ => *here = None,
            },
            _ => {}
        }
        out.push_str(text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn declarations_that_follow_each_other_are_one() {
        let check = |text: &str, want: &str| assert_eq!(joined(text), want, "{text}");
        check("const a=1;const b=2;f(a)", "const a=1,b=2;f(a)");
        check("let a;let b;const c=1", "let a,b;const c=1");
        check("const a=()=>{const b=1;const c=2;return b};const d=3", "const a=()=>{const b=1,c=2;return b},d=3");
        check("const[a]=x;const[b]=y;const{c}=z", "const[a]=x,[b]=y,{c}=z");
        check("for(const a of b)f(a);const c=1", "for(const a of b)f(a);const c=1");
        check("const a=1;if(a){f()}const b=2", "const a=1;if(a){f()}const b=2");
        check("const a=1\nf();const b=2", "const a=1\nf();const b=2");
        check("const a=`;const ${f(\";const \")}`;const b=/;const /", "const a=`;const ${f(\";const \")}`,b=/;const /");
    }
}
