import './qr-code.css'
import { renderSVG } from 'uqr'

/** A QR code. Black on white whatever the theme: cameras read nothing else. */
export function QrCode({ text, alt }: { text: string; alt: string }) {
  return (
    <img
      className="qr-code"
      src={`data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`}
      alt={alt}
    />
  )
}
