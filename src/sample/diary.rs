//! A diary: a long note after every session, to find out what Wobble can carry. The sample in the app has short ones, and not of
//! every evening.

use super::chance::Chance;
use super::history::History;
use super::notes::sentences;
use crate::domain::{FinishedSession, Note};

/// What the diary is written in.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Language {
    /// One byte for a character in every browser.
    English,
    /// Two bytes for a character where a browser keeps such texts apart.
    Japanese,
}

/// The shortest and the longest note that is aimed at, in characters: 200 on average.
const LENGTH: (i64, i64) = (110, 290);

/// What a skater writes in Japanese.
const JAPANESE: [&str; 32] = [
    "今日は最初から膝が柔らかく使えた。",
    "転んでもすぐに立ち上がれるようになった。",
    "同じ失敗が三回続いたが、一つだけ変えたら消えた。",
    "目線を少し先に向けると、体が安定する。",
    "左足の片足滑走が二秒を超えた。",
    "止まるときに踵を外へ押す感覚がやっと分かった。",
    "肩に力が入ると、必ずふらつく。",
    "リンクが混んでいたので、隅で基本だけを練習した。",
    "疲れて集中が切れたところで、きちんとやめた。",
    "氷が柔らかくて、エッジがいつもより深く入った。",
    "先週より転ぶ回数が減り、ふらつきだけで持ちこたえた。",
    "隣の子どもの膝の曲げ方を真似してみた。",
    "フェンスから手を離しても怖くなくなった。",
    "少し難しい段階に上げたら、また失敗が増えたが、小さい失敗ばかりだ。",
    "後ろ向きのひょうたんが半周続いた。",
    "足音が静かになってきた。",
    "靴紐を締め直したら、足首が安定した。",
    "体を起こしすぎると後ろへ倒れる。次は胸を少し前に。",
    "右回りは楽なのに、左回りはまだぎこちない。",
    "最後の十分は何も考えずに滑れた。",
    "ゆっくりやれば、考える時間ができる。",
    "転び方がうまくなったと言われて、妙に嬉しかった。",
    "Tストップで初めて雪が削れる音がした。",
    "休み明けで体が硬かったが、止まり方は覚えていた。",
    "声に出して「膝」と言ってから滑ると、うまくいく。",
    "怖いと思う場所を、今日は何も考えずに通り過ぎた。",
    "片足に乗る時間が少しずつ長くなっている。",
    "今日は何もうまくいかなかったが、原因は一つだけだと分かった。",
    "次は腕を低く、前に置いてみる。",
    "朝早いリンクは誰もいなくて、好きなだけ試せた。",
    "一段階易しくしたら、残りの時間がとても楽しかった。",
    "少し退屈に感じるくらい、安定してきた。",
];

/// Gives every session of `history` a note in `language`, of 200 characters on average, in place of what was there.
pub fn write_diary(history: &mut History, seed: u64, language: Language) {
    let note = |(number, session): (usize, &FinishedSession)| {
        let mut chance = Chance::of(seed, 2_000_000 + number as u64);
        let component = session.attempts.last().and_then(|attempt| history.skill.component(attempt.component));
        let said: Vec<&str> = match language {
            Language::English => sentences(component.map_or("", |component| component.name.as_str())).collect(),
            Language::Japanese => JAPANESE.to_vec(),
        };
        let at = session.ended.after(chance.between(150, 600) * 100);
        let text = text(&mut chance, said, language);
        Note { session: session.id.clone(), skill: session.skill.clone(), at, text }
    };
    history.notes = history.sessions.iter().enumerate().map(note).collect();
}

/// Sentences, none of them twice, until it is about as long as this evening's note should be.
fn text(chance: &mut Chance, mut said: Vec<&str>, language: Language) -> String {
    let mut text = String::new();
    let mut left = chance.between(LENGTH.0, LENGTH.1);
    let space = if language == Language::English { " " } else { "" };
    while !said.is_empty() {
        let sentence = said.swap_remove(chance.between(0, said.len() as i64 - 1) as usize);
        let length = sentence.chars().count() as i64;
        // the last one makes it a little too long as often as a little too short
        if length > 2 * left {
            break;
        }
        if !text.is_empty() {
            text.push_str(space);
        }
        text.push_str(sentence);
        left -= length + space.len() as i64;
    }
    text
}
