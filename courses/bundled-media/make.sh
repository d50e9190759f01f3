#!/bin/sh
# Makes the media of the bundled course again: `make.sh` for all, `make.sh captions` for the captions alone.
# Needs Python 3.11 or newer (its standard library), ffmpeg (with librsvg, libvpx, libx264, libmp3lame) and espeak-ng.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
media=$here/../bundled/kotoutuminen-tutuksi/media
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1
mkdir -p "$media"
cd "$here"

python3 captions.py "$media"
python3 speech.py "$work/haastattelu.wav" "$media"
[ "${1:-all}" = captions ] && exit 0

# Speech: rumble and hiss away, an even loudness, 48 kbit/s, nothing that differs from one run to the next.
ffmpeg -v error -y -i "$work/haastattelu.wav" -map_metadata -1 -fflags +bitexact -flags:a +bitexact \
  -af "highpass=f=90,lowpass=f=8500,acompressor=threshold=-20dB:ratio=2.5:attack=8:release=180,loudnorm=I=-18:TP=-2:LRA=7,aresample=24000" \
  -ac 1 -c:a libmp3lame -b:a 48k "$media/haastattelu.mp3"

python3 figures.py "$media"

colours="scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
tags="-color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv -map_metadata -1 -fflags +bitexact -flags:v +bitexact"
for name in tervetuloa polku; do
  python3 frames.py "$name" "$work/poster" poster
  ffmpeg -v error -y -i "$work/poster/00000.svg" -frames:v 1 -vf "split[a][b];[a]palettegen=max_colors=128[p];[b][p]paletteuse=dither=none" \
    -compression_level 9 -map_metadata -1 -fflags +bitexact "$media/$name.png"
  python3 frames.py "$name" "$work/$name"
  frames="-framerate 25 -i $work/$name/%05d.svg"
  # Drawn once, kept without loss, read three times.
  ffmpeg -v error -y $frames -vf "$colours" -c:v libx264 -preset ultrafast -qp 0 "$work/$name.mkv"
  rm -r "$work/$name"
  for pass in 1 2; do
    ffmpeg -v error -y -i "$work/$name.mkv" -c:v libvpx-vp9 -crf 44 -b:v 0 -pass $pass -passlogfile "$work/$name" \
      -deadline good -cpu-used 2 -row-mt 1 -g 250 -auto-alt-ref 1 -lag-in-frames 25 $tags -f webm "$media/$name.webm"
  done
  ffmpeg -v error -y -i "$work/$name.mkv" -c:v libx264 -preset slower -crf 29 -tune animation -profile:v high -g 250 \
    -movflags +faststart $tags "$media/$name.mp4"
done

ls -l "$media"
